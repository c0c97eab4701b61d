package songda.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the audit is sealed.
 *
 * @param seq the last sealed number; 0 before the first
 * @param sealedAt when, or null
 * @param waiting entries that wait for the sealer
 */
public record SealState(long seq, @Nullable Instant sealedAt, long waiting) {}
