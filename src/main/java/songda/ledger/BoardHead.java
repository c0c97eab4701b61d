package songda.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dispatch a board is about.
 *
 * @param state running, stopped, finished or withdrawn
 * @param startsAt no message leaves before
 * @param name the bulletin's name; null only for the system dispatch 0
 */
public record BoardHead(
    long id,
    long bulletinId,
    String state,
    Instant releasedAt,
    Instant startsAt,
    @Nullable String releasedBy,
    int plannedAddressees,
    int plannedDeliveries,
    @Nullable String name,
    @Nullable Integer year,
    @Nullable Integer issue,
    boolean extra) {}
