package songda.dispatch;

import java.time.Instant;

/**
 * One release of one bulletin version (分送批次).
 *
 * @param state {@code running}, {@code stopped}, {@code finished} or {@code withdrawn}
 * @param startsAt no message leaves before
 * @param plannedAddressees units that owe a signature, frozen at release (and by later additions)
 * @param plannedDeliveries messages of purpose original and supplement
 */
public record Dispatch(
    long id,
    long bulletinId,
    String state,
    Instant releasedAt,
    Instant startsAt,
    int plannedAddressees,
    int plannedDeliveries) {}
