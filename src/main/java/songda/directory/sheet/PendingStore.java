package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** The statements of files that wait for somebody's yes: one for each account, for an hour. */
public final class PendingStore {
  private static final Duration KEPT = Duration.ofHours(1);

  /**
   * A file.
   *
   * @param rows encrypted: they hold addresses and numbers
   */
  record Pending(String sha256, byte[] rows) {}

  // Whoever keeps one clears away those that nobody came back for.
  private static final String CLEAR =
      """
      delete from pending_import
      where account_id = $1 or created_at < $2
      """;

  private static final String KEEP =
      """
      insert into pending_import (account_id, sha256, rows, created_at)
      values ($1, $2, $3, $4)
      """;

  Future<Void> keep(SqlConnection conn, long accountId, Pending pending, Instant now) {
    return clear(conn, accountId, now)
        .compose(
            done ->
                conn.preparedQuery(KEEP)
                    .execute(
                        Tuple.of(
                            accountId,
                            Buffer.buffer(HexFormat.of().parseHex(pending.sha256())),
                            Buffer.buffer(pending.rows()),
                            now.atOffset(ZoneOffset.UTC)))
                    .mapEmpty());
  }

  Future<Void> clear(SqlClient client, long accountId, Instant now) {
    return client
        .preparedQuery(CLEAR)
        .execute(Tuple.of(accountId, now.minus(KEPT).atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  private static final String FIND =
      """
      select sha256, rows
      from pending_import
      where account_id = $1 and created_at >= $2
      """;

  Future<Optional<Pending>> find(SqlClient client, long accountId, Instant now) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(accountId, now.minus(KEPT).atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Pending(
                                HexFormat.of().formatHex(row.getBuffer(0).getBytes()),
                                row.getBuffer(1).getBytes())));
  }
}
