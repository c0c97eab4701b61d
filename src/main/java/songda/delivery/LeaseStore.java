package songda.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/** The statements that give, prolong, end and take back leases. All times are the database's. */
final class LeaseStore {
  private final Database database;

  LeaseStore(Database database) {
    this.database = database;
  }

  // Fresh deliveries before retries, so that a dead endpoint's backlog never delays a first try;
  // each through its own partial index. The lateral join asks once per priority, so that rows of a
  // high priority that are due later are not walked past again and again. Neither a dispatch's
  // state
  // nor a lane's is asked: what is held back has a later due_at.
  static final String CLAIM =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), fresh as (
        select d.*
        from unnest(array[0, 1, 2]::smallint[]) as p(priority)
        cross join lateral (
          select dispatch_id, id, held_reason
          from delivery
          where state = 'queued' and attempts = 0
            and priority = p.priority and due_at <= (select now from clock)
          order by due_at, id
          limit $2
          for update skip locked
        ) d
        limit $2
      ), retried as (
        select d.*
        from unnest(array[0, 1, 2]::smallint[]) as p(priority)
        cross join lateral (
          select dispatch_id, id, held_reason
          from delivery
          where state = 'queued' and attempts > 0
            and priority = p.priority and due_at <= (select now from clock)
          order by due_at, id
          limit $2
          for update skip locked
        ) d
        limit greatest(0, $2 - (select count(*) from fresh))
      ), taken as (
        select * from fresh
        union all
        select * from retried
      ), given as (
        insert into lease (node, started_at, ends_at)
        select $3, now, now + interval '8 seconds'
        from clock
        where exists (select from taken)
        returning id, started_at as now
      ), leased as (
        update delivery d
        set state = 'leased', lease_id = given.id, attempts = attempts + 1, held_reason = null
        from taken, given
        where d.dispatch_id = taken.dispatch_id and d.id = taken.id
        returning d.*,
          case when taken.held_reason = 'rate'
               then extract(epoch from given.now - d.due_at)::float8 end as since_slot
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select dispatch_id, 'delivery', relation, channel, s.state, sum(s.n)
        from leased
        cross join (values ('queued', -1), ('leased', 1)) as s(state, n)
        where purpose in ('original', 'supplement')
        group by dispatch_id, relation, channel, s.state
      )
      select dispatch_id, id, lease_id, endpoint_id, channel, purpose, attempts, budget_start,
        since_slot
      from leased
      order by priority, due_at, id
      """;

  /** Leases up to {@code most} deliveries under one new lease of 8 s. */
  Future<List<Claimed>> claim(String node, int most, @Nullable Instant now) {
    return database
        .pool()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(RowStore.at(now), most, node))
        .map(rows -> RowStore.list(rows, LeaseStore::claimed));
  }

  private static Claimed claimed(Row row) {
    int attempts = row.getInteger("attempts");
    return new Claimed(
        row.getLong("dispatch_id"),
        row.getLong("id"),
        row.getLong("lease_id"),
        row.getLong("endpoint_id"),
        row.getString("channel"),
        row.getString("purpose"),
        attempts,
        attempts - row.getInteger("budget_start"),
        sinceSlot(row.getDouble("since_slot")));
  }

  private static @Nullable Duration sinceSlot(@Nullable Double seconds) {
    return seconds == null ? null : Duration.ofNanos(Math.round(seconds * 1e9));
  }

  // A lease that has ended is not revived: a rescue may be taking it apart at this moment.
  private static final String RENEW =
      """
      update lease
      set ends_at = coalesce($2::timestamptz, now()) + interval '8 seconds'
      where id = any($1) and ends_at > coalesce($2::timestamptz, now())
      returning id
      """;

  /** Prolongs a node's leases in one statement; gives those that are still its own. */
  Future<List<Long>> renew(Collection<Long> leases, @Nullable Instant now) {
    return database
        .pool()
        .preparedQuery(RENEW)
        .execute(Tuple.of(leases.toArray(Long[]::new), RowStore.at(now)))
        .map(rows -> RowStore.list(rows, row -> row.getLong("id")));
  }

  // skip locked: a lease that is just being renewed is not ended, and two rescuers share the work.
  // The attempt is written as unknown: nobody can tell whether the message left.
  static final String RESCUE =
      """
      with ended as (
        select id, node, started_at
        from lease
        where ends_at < coalesce($1::timestamptz, now())
        order by id
        limit 1000
        for update skip locked
      ), lost as (
        select d.dispatch_id, d.id, d.attempts, ended.node, ended.started_at,
          case when d.cancel_requested then 'cancelled'
               when d.worker_deaths + 1 >= 5 then 'failed'
               else 'queued' end as state
        from delivery d
        join ended on ended.id = d.lease_id
        where d.state = 'leased'
        order by d.dispatch_id, d.id
        for update of d
      ), moved as (
        update delivery d
        set state = lost.state, lease_id = null, worker_deaths = worker_deaths + 1,
          due_at = coalesce($1::timestamptz, now()),
          settled_at = case when lost.state <> 'queued' then coalesce($1::timestamptz, now()) end
        from lost
        where d.dispatch_id = lost.dispatch_id and d.id = lost.id
        returning d.dispatch_id, d.id, d.relation, d.channel, d.purpose, d.state
      ), tried as (
        insert into attempt (dispatch_id, delivery_id, attempt, started_at, duration_us, outcome, node)
        select dispatch_id, id, attempts, started_at, 0, 'unknown', node
        from lost
        on conflict do nothing
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select dispatch_id, 'delivery', relation, channel, s.state, sum(s.n)
        from moved
        cross join lateral (values ('leased', -1), (moved.state, 1)) as s(state, n)
        where purpose in ('original', 'supplement')
        group by dispatch_id, relation, channel, s.state
      ), dropped as (
        delete from lease where id in (select id from ended)
      )
      select dispatch_id, id, 'leased' as before, state, null as note
      from moved
      """;

  /** Takes the deliveries of ended leases back; one whose worker died five times is set aside. */
  Future<List<Moved>> rescue(SqlConnection conn, @Nullable Instant now) {
    return conn.preparedQuery(RESCUE)
        .execute(Tuple.of(RowStore.at(now)))
        .map(rows -> RowStore.list(rows, SettleStore::moved));
  }

  // What was never started spends no attempt. One that is held is due later, and says why; one of a
  // dispatch that has been resumed meanwhile is not: its row is asked under a lock.
  private static final String GIVE_BACK =
      """
      with returned as (
        select *
        from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[])
          as r(dispatch_id, id, lease_id, due_at, reason)
      ), stopped as (
        select id
        from dispatch
        where id in (select dispatch_id from returned where reason = 'stopped') and state = 'stopped'
        order by id
        for share
      ), held as (
        select r.*, s.id is not null or r.reason <> 'stopped' as stays
        from returned r
        left join stopped s on s.id = r.dispatch_id
      ), moved as (
        update delivery d
        set state = 'queued', lease_id = null, attempts = attempts - 1,
          due_at = case
            when r.stays and r.due_at is not null then r.due_at
            when r.reason = 'host' then now() + interval '5 seconds'
            else d.due_at end,
          held_reason = case when r.stays then r.reason end
        from held r
        where d.dispatch_id = r.dispatch_id and d.id = r.id
          and d.state = 'leased' and d.lease_id = r.lease_id
        returning d.*
      )
      insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
      select dispatch_id, 'delivery', relation, channel, s.state, sum(s.n)
      from moved
      cross join (values ('leased', -1), ('queued', 1)) as s(state, n)
      where purpose in ('original', 'supplement')
      group by dispatch_id, relation, channel, s.state
      """;

  /** Gives deliveries back that were claimed and never started. */
  Future<Void> giveBack(List<Held> unstarted) {
    if (unstarted.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Claimed> claimed = unstarted.stream().map(held -> held.one().claimed()).toList();
    List<Hold> holds = unstarted.stream().map(Held::hold).toList();
    Tuple tuple =
        Tuple.of(
            claimed.stream().map(Claimed::dispatchId).toArray(Long[]::new),
            claimed.stream().map(Claimed::deliveryId).toArray(Long[]::new),
            claimed.stream().map(Claimed::leaseId).toArray(Long[]::new),
            holds.stream().map(hold -> RowStore.at(hold.until())).toArray(OffsetDateTime[]::new),
            holds.stream().map(Hold::reason).toArray(String[]::new));
    return database.pool().preparedQuery(GIVE_BACK).execute(tuple).mapEmpty();
  }
}
