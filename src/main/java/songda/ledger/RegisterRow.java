package songda.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import songda.bulletin.EntryKind;
import songda.bulletin.Relation;
import songda.dispatch.AddresseeState;

/**
 * One line of the register (分送登记表): one addressee under one printed entry. A unit printed twice has
 * two lines.
 *
 * @param entry position of the printed entry
 * @param addresseeId with the dispatch's id the addressee's key
 * @param relation of the entry
 * @param entryName the confirmed name of the entry
 * @param channel the ways its deliveries take, comma-separated; null on paper
 * @param attempts tries of all its original and supplement deliveries
 * @param person who signed or returned
 * @param act {@code acknowledged}, {@code returned} or null
 * @param method how it was signed, e.g. {@code proxy_phone} (补录)
 * @param reason why it was returned
 * @param copies as printed with the entry, or null
 * @param reminders how many were made
 */
public record RegisterRow(
    int entry,
    long addresseeId,
    Relation relation,
    String entryName,
    EntryKind entryKind,
    String unitName,
    String unitKind,
    @Nullable String channel,
    long attempts,
    @Nullable Instant sentAt,
    @Nullable Instant deadlineAt,
    @Nullable String person,
    @Nullable Instant signedAt,
    @Nullable String act,
    @Nullable String method,
    @Nullable String reason,
    String state,
    boolean paper,
    @Nullable Integer copies,
    long reminders) {
  /** Recorded by the office for a unit that signed by telephone or on paper (补录). */
  public boolean byProxy() {
    return method != null && method.startsWith("proxy_");
  }

  /** Whether the signature is awaited past its deadline. */
  public boolean overdue(Instant now) {
    return deadlineAt != null && deadlineAt.isBefore(now) && AddresseeState.of(state).open();
  }
}
