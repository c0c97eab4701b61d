package songda.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import songda.database.Database;

/** The statements of {@code refusal_count}. */
public final class RefusalStore {
  private final Database database;

  /** The counts of one database. */
  public RefusalStore(Database database) {
    this.database = database;
  }

  record Count(String source, Instant minute, String action, int n) {}

  private static final String COUNT =
      """
      insert into refusal_count as c (source, minute, action, n)
      values ($1, $2, $3, 1)
      on conflict (source, minute, action) do update set n = c.n + 1
      """;

  Future<Void> count(String source, Instant minute, String action) {
    return database
        .pool()
        .preparedQuery(COUNT)
        .execute(
            Tuple.of(source).addOffsetDateTime(minute.atOffset(ZoneOffset.UTC)).addString(action))
        .mapEmpty();
  }

  // The minutes that are over, taken by one node: the others skip what is locked.
  private static final String TAKE =
      """
      delete from refusal_count
      where (source, minute, action) in (
        select source, minute, action
        from refusal_count
        where minute < $1
        order by minute, source, action
        limit 500
        for update skip locked)
      returning source, minute, action, n
      """;

  Future<List<Count>> take(SqlConnection conn, Instant before) {
    return conn.preparedQuery(TAKE)
        .execute(Tuple.tuple().addOffsetDateTime(before.atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Count(
                                row.getString("source"),
                                row.getOffsetDateTime("minute").toInstant(),
                                row.getString("action"),
                                row.getInteger("n")))
                    .toList());
  }
}
