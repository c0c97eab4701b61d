package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of sending again. */
public final class ResendStore {
  private static final String LOCK =
      """
      select state
      from addressee
      where dispatch_id = $1 and id = $2
      for update
      """;

  /** The addressee's state, its row held; nothing when there is none. */
  Future<Optional<String>> lock(SqlConnection conn, long dispatchId, long addresseeId) {
    return conn.preparedQuery(LOCK)
        .execute(Tuple.of(dispatchId, addresseeId))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
  }

  // Returned or unreachable → pending: a return is kept as superseded, the work items about it are
  // closed, one supplement delivery queued to the unit's primary endpoint. One statement, so that
  // all its parts see the same rows; no row comes back for a unit without endpoint. A failed
  // delivery's item stays open while it concerns another unit that was not reached either.
  private static final String AGAIN =
      """
      with sent as (
        insert into delivery (dispatch_id, endpoint_id, channel, relation, purpose, priority, due_at, created_at)
        select a.dispatch_id, e.id, e.channel, a.relation, 'supplement', d.priority, $3, $3
        from addressee a
        join dispatch d on d.id = a.dispatch_id
        join lateral (
          select e.id, e.channel
          from unit_endpoint x
          join endpoint e on e.id = x.endpoint_id
          where x.unit_id = a.unit_id and x.purpose = 'dispatch' and e.disabled_at is null
          order by x.position, e.id
          limit 1
        ) e on true
        where a.dispatch_id = $1 and a.id = $2
        returning id, relation, channel
      ), served as (
        insert into delivery_addressee (dispatch_id, delivery_id, addressee_id)
        select $1, id, $2 from sent
      ), reopened as (
        update addressee
        set state = 'pending', closed_at = null, sent_at = null
        where dispatch_id = $1 and id = $2 and exists (select 1 from sent)
        returning relation
      ), superseded as (
        update acknowledgment
        set superseded_at = $3
        where dispatch_id = $1 and addressee_id = $2 and superseded_at is null
          and exists (select 1 from sent)
      ), handled as (
        update work_item
        set closed_at = $3, closed_by = $4
        where dispatch_id = $1 and closed_at is null and exists (select 1 from sent)
          and ((addressee_id = $2 and kind = 'returned') or delivery_id in (
            select l.delivery_id
            from delivery_addressee l
            where l.dispatch_id = $1 and l.addressee_id = $2 and not exists (
              select 1
              from delivery_addressee o
              join addressee b on b.dispatch_id = o.dispatch_id and b.id = o.addressee_id
              where o.dispatch_id = $1 and o.delivery_id = l.delivery_id
                and o.addressee_id <> $2 and b.state = 'unreachable')))
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select $1, 'addressee', relation, '', change.state, change.n
        from reopened, (values ($5::text, -1), ('pending', 1)) as change (state, n)
        union all
        select $1, 'delivery', relation, channel, 'queued', 1 from sent
      ), planned as (
        update dispatch
        set planned_deliveries = planned_deliveries + 1, state = case state when 'finished' then 'running' else state end
        where id = $1 and exists (select 1 from sent)
      )
      select id from sent
      """;

  Future<Optional<Long>> again(
      SqlConnection conn,
      long dispatchId,
      long addresseeId,
      AddresseeState before,
      long by,
      Instant now) {
    return conn.preparedQuery(AGAIN)
        .execute(Tuple.of(dispatchId, addresseeId, now.atOffset(ZoneOffset.UTC), by, before.text()))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)));
  }

  // Missed deliveries with a fresh budget. Their unreachable addressees are pending again. A
  // running dispatch is locked as well: a finishing that has not seen these deliveries is waited
  // for, and
  // undone.
  private static final String RETRY =
      """
      with missed as (
        select id, relation, channel, state, purpose
        from delivery
        where dispatch_id = $1 and state in ('failed', 'bounced') and ($2::bigint[] is null or id = any($2))
        for update
      ), queued as (
        update delivery d
        set state = 'queued', settled_at = null, due_at = $3, budget_start = attempts, worker_deaths = 0
        from missed
        where d.dispatch_id = $1 and d.id = missed.id
      ), waiting as (
        update addressee a
        set state = 'pending'
        where a.dispatch_id = $1 and a.state = 'unreachable' and exists (
          select 1
          from delivery_addressee x
          join missed on missed.id = x.delivery_id
          where x.dispatch_id = $1 and x.addressee_id = a.id)
        returning a.relation
      ), handled as (
        update work_item
        set closed_at = $3, closed_by = $4
        where dispatch_id = $1 and closed_at is null and delivery_id in (select id from missed)
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select $1::bigint, 'delivery', relation, channel, state, -1
        from missed where purpose in ('original', 'supplement')
        union all
        select $1::bigint, 'delivery', relation, channel, 'queued', 1
        from missed where purpose in ('original', 'supplement')
        union all
        select $1::bigint, 'addressee', relation, '', change.state, change.n
        from waiting, (values ('unreachable', -1), ('pending', 1)) as change (state, n)
      ), running as (
        update dispatch
        set state = 'running'
        where id = $1 and state in ('running', 'finished') and exists (select 1 from missed)
      )
      select count(*) from missed
      """;

  Future<Integer> retry(
      SqlConnection conn, long dispatchId, @Nullable List<Long> deliveries, long by, Instant now) {
    return conn.preparedQuery(RETRY)
        .execute(
            Tuple.tuple()
                .addLong(dispatchId)
                .addArrayOfLong(deliveries == null ? null : deliveries.toArray(Long[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addLong(by))
        .map(rows -> rows.iterator().next().getInteger(0));
  }
}
