package songda.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/** The statements that read what happened to one addressee. */
public final class AddresseeStore {
  private final Database database;

  /** Reads one database. */
  public AddresseeStore(Database database) {
    this.database = database;
  }

  private static final String UNIT =
      """
      select unit_id
      from addressee
      where dispatch_id = $1 and id = $2
      """;

  Future<Long> unit(long dispatchId, long addresseeId) {
    return database
        .pool()
        .preparedQuery(UNIT)
        .execute(Tuple.of(dispatchId, addresseeId))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  // Each delivery's tries by the front of the primary key, in every partition.
  private static final String ATTEMPTS =
      """
      select delivery_id, attempt, started_at, duration_us / 1000 as duration_ms, outcome, code, reply, late
      from attempt
      where dispatch_id = $1 and delivery_id = any($2)
      order by delivery_id, started_at, attempt, late
      limit $3
      """;

  Future<List<AttemptRow>> attempts(long dispatchId, List<Long> deliveryIds, int limit) {
    return database
        .pool()
        .preparedQuery(ATTEMPTS)
        .execute(Tuple.of(dispatchId, deliveryIds.toArray(Long[]::new), limit))
        .map(rows -> rows.stream().map(AddresseeStore::attempt).toList());
  }

  private static AttemptRow attempt(Row row) {
    return new AttemptRow(
        row.getLong("delivery_id"),
        row.getInteger("attempt"),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getLong("duration_ms"),
        row.getString("outcome"),
        row.getInteger("code"),
        row.getString("reply"),
        row.getBoolean("late"));
  }

  // The living act by acknowledgment_living; the few that were answered beside it.
  private static final String ACTS =
      """
      select s.act, s.person, s.post, s.method, s.reason, s.note, s.acted_at, s.recorded_at,
        a.name as recorded_by, s.superseded_at
      from acknowledgment s
      left join account a on a.id = s.recorded_by
      where s.dispatch_id = $1 and s.addressee_id = $2
      order by s.recorded_at desc
      """;

  Future<List<ActRow>> acts(long dispatchId, long addresseeId) {
    return database
        .pool()
        .preparedQuery(ACTS)
        .execute(Tuple.of(dispatchId, addresseeId))
        .map(rows -> rows.stream().map(AddresseeStore::act).toList());
  }

  private static ActRow act(Row row) {
    return new ActRow(
        row.getString("act"),
        row.getString("person"),
        row.getString("post"),
        row.getString("method"),
        row.getString("reason"),
        row.getString("note"),
        row.getOffsetDateTime("acted_at").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getString("recorded_by"),
        instant(row.getOffsetDateTime("superseded_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
