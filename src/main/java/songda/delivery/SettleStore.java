package songda.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that write results, and what follows from them for addressees. */
final class SettleStore {
  // Rows are locked in the order of their keys, so that two settling nodes cannot wait for each
  // other. Only the holder of the lease moves a delivery; a late result writes its attempt, and
  // makes a delivery accepted that is waiting for another try. The open addressees of what was
  // accepted are sent, read from the keys inward and by full keys (offset 0): the planner knows
  // nothing of rows this young, and would begin with a partial index of a whole dispatch.
  private static final String SETTLE =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), result as (
        select *
        from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::int[], $7::text[], $8::int[],
          $9::text[], $10::timestamptz[], $11::bigint[], $12::bigint[], $14::text[])
          as r(dispatch_id, id, lease_id, attempt, verdict, code, reply, started_at, duration_us, wait_ms,
            stage)
      ), held as (
        select d.dispatch_id, d.id, d.state as before, d.cancel_requested,
          d.state = 'leased' and d.lease_id = r.lease_id as ours,
          r.attempt, r.verdict, r.code, r.reply, r.stage, r.started_at, r.duration_us, r.wait_ms
        from (select * from result order by dispatch_id, id offset 0) r
        cross join lateral (
          select *
          from delivery
          where dispatch_id = r.dispatch_id and id = r.id
          offset 0
          for update
        ) d
      ), ruled as (
        select *,
          case when (ours or before = 'queued') and verdict = 'accepted' then 'accepted'
               when not ours then before
               when cancel_requested or verdict = 'moot' then 'cancelled'
               when verdict = 'deferred' and wait_ms is not null then 'queued'
               else 'failed' end as state
        from held
      ), tried as (
        insert into attempt (dispatch_id, delivery_id, attempt, started_at, duration_us, outcome,
          code, reply, stage, late, node)
        select dispatch_id, id, attempt, started_at, duration_us,
          case verdict when 'moot' then 'rejected' else verdict end,
          nullif(code, 0), reply, stage, not ours, $2
        from ruled
        on conflict do nothing
      ), moved as (
        update delivery d
        set state = ruled.state, lease_id = null, held_reason = null,
          due_at = case when ruled.state = 'queued'
                        then clock.now + ruled.wait_ms * interval '1 millisecond'
                        else d.due_at end,
          settled_at = case when ruled.state <> 'queued' then clock.now end
        from ruled, clock
        where d.dispatch_id = ruled.dispatch_id and d.id = ruled.id
          and (ruled.ours or ruled.state <> ruled.before)
        returning d.dispatch_id, d.id, d.relation, d.channel, d.purpose, ruled.before, d.state,
          ruled.reply
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select dispatch_id, 'delivery', relation, channel, s.state, sum(s.n)
        from moved
        cross join lateral (values (moved.before, -1), (moved.state, 1)) as s(state, n)
        where purpose in ('original', 'supplement')
        group by dispatch_id, relation, channel, s.state
      ), served as (
        select distinct moved.dispatch_id, da.addressee_id
        from moved
        cross join lateral (
          select addressee_id
          from delivery_addressee
          where dispatch_id = moved.dispatch_id and delivery_id = moved.id
          offset 0
        ) da
        where moved.state = 'accepted' and moved.purpose in ('original', 'supplement')
        order by moved.dispatch_id, da.addressee_id
      ), reached as (
        select a.dispatch_id, a.id, a.state as before
        from served
        cross join lateral (
          select dispatch_id, id, state
          from addressee
          where dispatch_id = served.dispatch_id and id = served.addressee_id
          offset 0
          for update
        ) a
        where a.state in ('pending', 'unreachable')
      ), sent as (
        update addressee a
        set state = 'sent', sent_at = $13::timestamptz
        from reached
        where a.dispatch_id = reached.dispatch_id and a.id = reached.id
        returning a.dispatch_id, a.relation, reached.before
      ), counted as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select dispatch_id, 'addressee', relation, '', s.state, sum(s.n)
        from sent
        cross join lateral (values (sent.before, -1), ('sent', 1)) as s(state, n)
        group by dispatch_id, relation, s.state
      )
      select dispatch_id, id, before, state, reply as note
      from moved
      where state in ('failed', 'cancelled')
      """;

  /**
   * Writes the attempts of a batch, moves its deliveries and marks the open addressees of accepted
   * ones as sent.
   *
   * @param at what people will read as the time of sending
   * @param now stands in for the database clock; null uses the database's own
   * @return those that have failed or are cancelled
   */
  Future<List<Moved>> settle(
      SqlConnection conn, String node, List<Result> results, Instant at, @Nullable Instant now) {
    Tuple tuple =
        Tuple.tuple()
            .addValue(RowStore.at(now))
            .addString(node)
            .addArrayOfLong(column(results, r -> r.claimed().dispatchId(), Long[]::new))
            .addArrayOfLong(column(results, r -> r.claimed().deliveryId(), Long[]::new))
            .addArrayOfLong(column(results, r -> r.claimed().leaseId(), Long[]::new))
            .addArrayOfInteger(column(results, r -> r.claimed().attempt(), Integer[]::new))
            .addArrayOfString(column(results, r -> r.verdict().text(), String[]::new))
            .addArrayOfInteger(column(results, Result::code, Integer[]::new))
            .addArrayOfString(column(results, Result::reply, String[]::new))
            .addValue(
                results.stream()
                    .map(r -> r.startedAt().atOffset(java.time.ZoneOffset.UTC))
                    .toArray(java.time.OffsetDateTime[]::new))
            .addArrayOfLong(column(results, Result::durationMicros, Long[]::new))
            .addArrayOfLong(results.stream().map(SettleStore::waitMillis).toArray(Long[]::new))
            .addValue(RowStore.at(at))
            .addArrayOfString(column(results, Result::stage, String[]::new));
    return conn.preparedQuery(SETTLE)
        .execute(tuple)
        .map(rows -> RowStore.list(rows, SettleStore::moved));
  }

  private static <T extends @Nullable Object> T[] column(
      List<Result> results, Function<Result, T> value, java.util.function.IntFunction<T[]> array) {
    return results.stream().map(value).toArray(array);
  }

  private static @Nullable Long waitMillis(Result result) {
    return result.pause() == null ? null : result.pause().toMillis();
  }

  static Moved moved(Row row) {
    return new Moved(
        row.getLong("dispatch_id"),
        row.getLong("id"),
        row.getString("before"),
        row.getString("state"),
        row.getString("note"));
  }

  // Locked by a statement of its own: the one after it sees what others committed meanwhile, so of
  // two nodes that settle an addressee's last two deliveries the second finds it unreachable.
  private static final String LOCK =
      """
      select a.id
      from (
        select distinct m.dispatch_id, da.addressee_id
        from unnest($1::bigint[], $2::bigint[]) as m(dispatch_id, id)
        cross join lateral (
          select addressee_id
          from delivery_addressee
          where dispatch_id = m.dispatch_id and delivery_id = m.id
          offset 0
        ) da
        order by m.dispatch_id, da.addressee_id
      ) served
      cross join lateral (
        select id, state
        from addressee
        where dispatch_id = served.dispatch_id and id = served.addressee_id
        offset 0
        for update
      ) a
      where a.state = 'pending'
      """;

  private static final String UNREACHABLE =
      """
      with missed as (
        select a.dispatch_id, a.id
        from unnest($1::bigint[], $2::bigint[]) as m(dispatch_id, id)
        cross join lateral (
          select addressee_id
          from delivery_addressee
          where dispatch_id = m.dispatch_id and delivery_id = m.id
          offset 0
        ) da
        cross join lateral (
          select dispatch_id, id, state
          from addressee
          where dispatch_id = m.dispatch_id and id = da.addressee_id
          offset 0
        ) a
        where a.state = 'pending'
          and not exists (
            select
            from delivery_addressee other
            join delivery d on d.dispatch_id = other.dispatch_id and d.id = other.delivery_id
            where other.dispatch_id = a.dispatch_id and other.addressee_id = a.id
              and d.purpose in ('original', 'supplement')
              and d.state not in ('failed', 'bounced', 'cancelled'))
      ), moved as (
        update addressee a
        set state = 'unreachable'
        from missed
        where a.dispatch_id = missed.dispatch_id and a.id = missed.id and a.state = 'pending'
        returning a.dispatch_id, a.relation
      )
      insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
      select dispatch_id, 'addressee', relation, '', s.state, sum(s.n)
      from moved
      cross join (values ('pending', -1), ('unreachable', 1)) as s(state, n)
      group by dispatch_id, relation, s.state
      """;

  /** Marks the pending addressees unreachable whose every delivery is failed or cancelled. */
  Future<Void> unreachable(SqlConnection conn, List<Moved> missed) {
    Tuple keys =
        Tuple.tuple()
            .addArrayOfLong(missed.stream().map(Moved::dispatchId).toArray(Long[]::new))
            .addArrayOfLong(missed.stream().map(Moved::deliveryId).toArray(Long[]::new));
    return conn.preparedQuery(LOCK)
        .execute(keys)
        .compose(locked -> conn.preparedQuery(UNREACHABLE).execute(keys))
        .mapEmpty();
  }

  private static final String WORK_ITEMS =
      """
      insert into work_item (kind, dispatch_id, delivery_id, note, opened_at)
      select $2, w.dispatch_id, w.id, w.note, coalesce($1::timestamptz, now())
      from unnest($3::bigint[], $4::bigint[], $5::text[]) as w(dispatch_id, id, note)
      """;

  /** Opens a work item for each delivery, its note beside it. */
  Future<Void> workItems(
      SqlConnection conn, String kind, List<Moved> deliveries, @Nullable Instant now) {
    return conn.preparedQuery(WORK_ITEMS)
        .execute(
            Tuple.of(
                RowStore.at(now),
                kind,
                deliveries.stream().map(Moved::dispatchId).toArray(Long[]::new),
                deliveries.stream().map(Moved::deliveryId).toArray(Long[]::new),
                deliveries.stream().map(Moved::note).toArray(String[]::new)))
        .mapEmpty();
  }
}
