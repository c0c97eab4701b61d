package songda.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import songda.database.Database;

/** The statements that show lanes to people. */
public final class LaneStore {
  private final Database database;

  /** The lanes of one database. */
  public LaneStore(Database database) {
    this.database = database;
  }

  // Through the partial index of those that fail: there are few, however many endpoints there are.
  private static final String FAILING =
      """
      select e.id, e.channel, e.hint, e.breaker, e.failures, e.hold_until, e.hold_reason,
        coalesce((
          select string_agg(u.name, '、' order by u.id)
          from unit_endpoint x
          join unit u on u.id = x.unit_id
          where x.endpoint_id = e.id), '') as units
      from endpoint e
      where e.failures > 0
      order by e.breaker = 'closed', e.failures desc, e.id
      limit 500
      """;

  Future<List<LaneLine>> failing() {
    return database
        .pool()
        .preparedQuery(FAILING)
        .execute()
        .map(rows -> RowStore.list(rows, LaneStore::line));
  }

  private static LaneLine line(Row row) {
    boolean open = !row.getString("breaker").equals("closed");
    OffsetDateTime until = row.getOffsetDateTime("hold_until");
    return new LaneLine(
        row.getLong("id"),
        row.getString("channel"),
        row.getString("hint"),
        row.getString("units"),
        open,
        row.getInteger("failures"),
        open && until != null ? until.toInstant() : null,
        row.getString("hold_reason"));
  }

  private static final String HINT =
      """
      select hint
      from endpoint
      where id = $1 and failures > 0
      for update
      """;

  /** What of a failing lane's address may be shown; empty when it does not fail. */
  Future<Optional<String>> hint(SqlConnection conn, long lane) {
    return conn.preparedQuery(HINT)
        .execute(Tuple.of(lane))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
  }
}
