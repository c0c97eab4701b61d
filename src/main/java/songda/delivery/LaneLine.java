package songda.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint, or the mail relay, whose last messages failed.
 *
 * @param channel {@code relay} for the relay that all email goes through
 * @param hint what of the address may be shown
 * @param units whom it serves, by commas; empty for a relay
 * @param open whether nothing is sent there for now
 * @param failures since the last success
 * @param until when it is tried again; null while it is not open
 * @param reason what it said last; null when it has said nothing
 */
public record LaneLine(
    long id,
    String channel,
    String hint,
    String units,
    boolean open,
    int failures,
    @Nullable Instant until,
    @Nullable String reason) {}
