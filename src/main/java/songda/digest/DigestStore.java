package songda.digest;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import songda.database.Database;

/** The statements of {@code digest}. */
final class DigestStore {
  /** Tries of a day, 20 minutes apart. */
  static final int TRIES = 4;

  private final Database database;

  DigestStore(Database database) {
    this.database = database;
  }

  // The insert decides between nodes, the update between those that come back to a mail that was
  // not settled. Twenty minutes: longer than a relay may keep us waiting over all stages by default
  // (mail.timeout_seconds), and than clocks of nodes differ.
  private static final String TAKE =
      """
      insert into digest as d (day, recipient, hint, tries, taken_at)
      values ($1, $2, $3, 1, $4)
      on conflict (day, recipient) do update
      set tries = d.tries + 1, taken_at = excluded.taken_at
      where d.settled_at is null
        and d.tries < $5
        and d.taken_at <= excluded.taken_at - interval '20 minutes'
      returning tries
      """;

  /** Takes a day's mail to one mailbox; gives which try that is, 0 when it is not ours to send. */
  Future<Integer> take(LocalDate day, Mailbox to, Instant now) {
    return database
        .pool()
        .preparedQuery(TAKE)
        .execute(
            Tuple.of(day, Buffer.buffer(to.key()), to.hint(), now.atOffset(ZoneOffset.UTC), TRIES))
        .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("tries"));
  }

  // A late answer of a try that was given up: only that the mail was sent still counts.
  private static final String SETTLE =
      """
      update digest
      set outcome = $4, settled_at = $5
      where day = $1 and recipient = $2 and settled_at is null and (tries = $3 or $4 = 'sent')
      """;

  /** Settles a day's mail to one mailbox; gives whether it was open. */
  Future<Boolean> settle(
      SqlConnection conn, LocalDate day, Mailbox to, int tries, String outcome, Instant now) {
    return conn.preparedQuery(SETTLE)
        .execute(
            Tuple.of(day, Buffer.buffer(to.key()), tries, outcome, now.atOffset(ZoneOffset.UTC)))
        .map(done -> done.rowCount() == 1);
  }

  /** A mail whose last try nobody told the end of. */
  record Lost(LocalDate day, String hint, int tries) {}

  private static final String GIVE_UP =
      """
      update digest
      set outcome = 'failed', settled_at = $2
      where settled_at is null
        and taken_at <= $2::timestamptz - interval '20 minutes'
        and (day < $1 or tries >= $3)
      returning day, hint, tries
      """;

  /** Settles as failed what may not be tried again. */
  Future<List<Lost>> giveUp(SqlConnection conn, LocalDate today, Instant now) {
    return conn.preparedQuery(GIVE_UP)
        .execute(Tuple.of(today, now.atOffset(ZoneOffset.UTC), TRIES))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Lost(
                                row.getLocalDate("day"),
                                row.getString("hint"),
                                row.getInteger("tries")))
                    .toList());
  }
}
