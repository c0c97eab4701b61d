package songda.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the administrator sees it.
 *
 * @param disabledAt since when it cannot come in; null while it can
 */
public record AccountRow(Account account, Instant createdAt, @Nullable Instant disabledAt) {}
