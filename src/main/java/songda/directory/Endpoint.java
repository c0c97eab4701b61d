package songda.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go, as it may be shown.
 *
 * @param channel {@code email} or {@code webhook}
 * @param hint such as z****@example.org or ****last4; never the address
 * @param hasSecret whether signed calls can be checked and made
 * @param disabledAt since when nothing is sent there, or null
 */
public record Endpoint(
    long id, String channel, String hint, boolean hasSecret, @Nullable Instant disabledAt) {}
