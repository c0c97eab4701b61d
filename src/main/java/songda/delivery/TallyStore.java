package songda.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import songda.database.Database;

/** The statements of the tallies, and of what is decided by them. */
final class TallyStore {
  private final Database database;

  TallyStore(Database database) {
    this.database = database;
  }

  // One statement, so one snapshot: a fold under way is seen wholly or not at all.
  private static final String READ =
      """
      select subject, relation, channel, state, sum(n)::bigint as n
      from (
        select subject, relation, channel, state, n from tally where dispatch_id = $1
        union all
        select subject, relation, channel, state, n from tally_delta where dispatch_id = $1
      ) parts
      group by subject, relation, channel, state
      having sum(n) <> 0
      """;

  Future<List<Tallies.Line>> read(long dispatchId) {
    return database
        .pool()
        .preparedQuery(READ)
        .execute(Tuple.of(dispatchId))
        .map(
            rows ->
                RowStore.list(
                    rows,
                    row ->
                        new Tallies.Line(
                            new Tallies.Key(
                                row.getString("subject"),
                                row.getString("relation"),
                                row.getString("channel"),
                                row.getString("state")),
                            row.getLong("n"))));
  }

  // skip locked: two caretakers take different deltas instead of waiting for each other.
  private static final String FOLD =
      """
      with gone as (
        delete from tally_delta
        where id in (select id from tally_delta order by id limit 10000 for update skip locked)
        returning dispatch_id, subject, relation, channel, state, n
      ), added as (
        insert into tally as t (dispatch_id, subject, relation, channel, state, n)
        select dispatch_id, subject, relation, channel, state, sum(n)
        from gone
        group by dispatch_id, subject, relation, channel, state
        order by dispatch_id, subject, relation, channel, state
        on conflict (dispatch_id, subject, relation, channel, state)
        do update set n = t.n + excluded.n
      )
      select count(*) as n from gone
      """;

  Future<Integer> fold() {
    return database
        .pool()
        .preparedQuery(FOLD)
        .execute()
        .map(rows -> rows.iterator().next().getInteger("n"));
  }

  private static final String PARTITIONS =
      """
      select attempt_partition(($1::timestamptz at time zone 'UTC')::date),
        attempt_partition((($1::timestamptz at time zone 'UTC') + interval '1 month')::date)
      """;

  Future<Void> partitions(java.time.Instant now) {
    return database.pool().preparedQuery(PARTITIONS).execute(Tuple.of(RowStore.at(now))).mapEmpty();
  }

  private static final String LOCK_RUNNING =
      """
      select id from dispatch where id = any($1) and id <> 0 and state = 'running' order by id for update
      """;

  // Asked of the tallies, never of a million rows. The dispatch is locked by the statement before,
  // so a delivery added by a person is either seen here or finds the dispatch finished and reopens
  // it.
  private static final String FINISH =
      """
      update dispatch
      set state = 'finished'
      where id = any($1) and id <> 0 and state = 'running'
        and 0 = (
          select coalesce(sum(n), 0)
          from (
            select n from tally
            where dispatch_id = dispatch.id and subject = 'delivery' and state in ('queued', 'leased')
            union all
            select n from tally_delta
            where dispatch_id = dispatch.id and subject = 'delivery' and state in ('queued', 'leased')
          ) waiting)
      """;

  /** Finishes those of the dispatches of which nothing is queued or leased. */
  Future<Integer> finish(Collection<Long> dispatches) {
    Tuple ids = Tuple.of((Object) dispatches.toArray(Long[]::new));
    return database.inTransaction(conn -> finish(conn, ids));
  }

  private static Future<Integer> finish(SqlConnection conn, Tuple ids) {
    return conn.preparedQuery(LOCK_RUNNING)
        .execute(ids)
        .compose(locked -> conn.preparedQuery(FINISH).execute(ids))
        .map(rows -> rows.rowCount());
  }
}
