package songda.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature or a return of one addressee, the living one or one that was answered.
 *
 * @param act {@code acknowledged} or {@code returned}
 * @param reason why it was returned, or null
 * @param actedAt when it happened at the unit
 * @param recordedAt when it was entered
 * @param recordedBy the name of the account that entered it for the unit (补录), or null
 * @param supersededAt when a return was answered by sending again, or null
 */
public record ActRow(
    String act,
    String person,
    @Nullable String post,
    String method,
    @Nullable String reason,
    @Nullable String note,
    Instant actedAt,
    Instant recordedAt,
    @Nullable String recordedBy,
    @Nullable Instant supersededAt) {}
