package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import songda.database.Database;

/** The statements of stopping and resuming. */
public final class StopStore {
  /** Rows moved by one statement, so that none runs for long. */
  private static final int MOST = 20_000;

  private static final String STOP =
      """
      update dispatch
      set state = 'stopped'
      where id = $1 and state = 'running'
      """;

  /** Whether it was running. */
  Future<Boolean> stop(SqlConnection conn, long dispatchId) {
    return conn.preparedQuery(STOP).execute(Tuple.of(dispatchId)).map(done -> done.rowCount() == 1);
  }

  // In the order of the key, each row looked at once. What a node is just claiming is left to it:
  // the engine asks for stopped dispatches before it sends.
  private static final String HOLD =
      """
      with picked as (
        select id
        from delivery
        where dispatch_id = $1 and id > $2 and state = 'queued' and held_reason is distinct from 'stopped'
        order by id
        limit $3
        for update skip locked
      ), held as (
        update delivery d
        set due_at = '9999-12-31T00:00:00Z', held_reason = 'stopped'
        from picked
        where d.dispatch_id = $1 and d.id = picked.id
      )
      select coalesce(max(id), -1) as last, count(*) as n
      from picked
      """;

  /** Holds all that is queued; gives how many deliveries. */
  Future<Long> hold(Database database, long dispatchId) {
    return hold(database, dispatchId, 0, 0);
  }

  private Future<Long> hold(Database database, long dispatchId, long after, long before) {
    return database
        .pool()
        .preparedQuery(HOLD)
        .execute(Tuple.of(dispatchId, after, MOST))
        .map(rows -> rows.iterator().next())
        .compose(
            row -> {
              long held = before + row.getLong("n");
              return row.getLong("n") < MOST
                  ? Future.succeededFuture(held)
                  : hold(database, dispatchId, row.getLong("last"), held);
            });
  }

  // Also when it runs and something is still held: a node may have died between this and the next.
  private static final String RESUME =
      """
      update dispatch d
      set state = case
        when exists (
          select
          from delivery
          where dispatch_id = d.id and state in ('queued', 'leased'))
        then 'running' else 'finished' end,
        starts_at = greatest(released_at, least(starts_at, now()))
      where id = $1 and (state = 'stopped' or exists (
        select
        from delivery
        where dispatch_id = d.id and held_reason = 'stopped'))
      """;

  /** Whether it was stopped. */
  Future<Boolean> resume(SqlConnection conn, long dispatchId) {
    return conn.preparedQuery(RESUME)
        .execute(Tuple.of(dispatchId))
        .map(done -> done.rowCount() == 1);
  }

  private static final String RELEASE =
      """
      with picked as (
        select id
        from delivery
        where dispatch_id = $1 and held_reason = 'stopped'
        order by id
        limit $3
        for update
      )
      update delivery d
      set due_at = $2, held_reason = null
      from picked
      where d.dispatch_id = $1 and d.id = picked.id
      """;

  /** What was held is due; gives how many deliveries. */
  Future<Long> release(Database database, long dispatchId, Instant due) {
    return moved(database, RELEASE, dispatchId, due);
  }

  private static final String START =
      """
      update dispatch
      set starts_at = $2
      where id = $1 and state = 'running' and starts_at > $2
      """;

  /** Whether it was waiting for its start. */
  Future<Boolean> start(SqlConnection conn, long dispatchId, Instant now) {
    return conn.preparedQuery(START)
        .execute(Tuple.of(dispatchId, now.atOffset(ZoneOffset.UTC)))
        .map(done -> done.rowCount() == 1);
  }

  private static final String DUE =
      """
      with picked as (
        select id
        from delivery
        where dispatch_id = $1 and state = 'queued' and attempts = 0 and held_reason is null
          and due_at > $2
        order by id
        limit $3
        for update skip locked
      )
      update delivery d
      set due_at = $2
      from picked
      where d.dispatch_id = $1 and d.id = picked.id
      """;

  /** What waited for the start is due; gives how many deliveries. */
  Future<Long> due(Database database, long dispatchId, Instant now) {
    return moved(database, DUE, dispatchId, now);
  }

  /** Runs a statement that makes at most {@link #MOST} rows due, until it finds no more. */
  private static Future<Long> moved(Database database, String sql, long dispatchId, Instant due) {
    return database
        .pool()
        .preparedQuery(sql)
        .execute(Tuple.of(dispatchId, due.atOffset(ZoneOffset.UTC), MOST))
        .compose(
            done ->
                done.rowCount() < MOST
                    ? Future.succeededFuture((long) done.rowCount())
                    : moved(database, sql, dispatchId, due).map(more -> more + done.rowCount()));
  }
}
