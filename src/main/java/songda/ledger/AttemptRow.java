package songda.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery.
 *
 * @param outcome {@code accepted}, {@code deferred}, {@code rejected} or {@code unknown}
 * @param code of the reply, or null without one
 * @param reply its text, or null
 * @param late its result came when the lease had ended
 */
public record AttemptRow(
    long deliveryId,
    int attempt,
    Instant startedAt,
    long durationMs,
    String outcome,
    @Nullable Integer code,
    @Nullable String reply,
    boolean late) {}
