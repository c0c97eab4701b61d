package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.UnitRef;
import songda.database.Notifications;

/** The set-based statements of a release: their number does not grow with the recipients. */
public final class ReleaseStore {
  /** A bulletin that is released by somebody at a time. */
  record Plan(Bulletin bulletin, long by, Instant now) {
    OffsetDateTime at() {
      return now.atOffset(ZoneOffset.UTC);
    }

    /** Close of business of the deadline day (domain.md §5.4). */
    @Nullable OffsetDateTime deadline() {
      LocalDate day = bulletin.deadlineOn();
      return day == null
          ? null
          : day.atTime(17, 30).atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
    }

    int priority() {
      String urgency = bulletin.header().urgency();
      if (urgency == null) {
        return 2;
      }
      return urgency.contains("特急") ? 0 : urgency.contains("急") ? 1 : 2;
    }
  }

  Future<Dispatch> freeze(SqlConnection conn, Plan plan) {
    return dispatch(conn, plan)
        .compose(
            id ->
                roster(conn, id, plan)
                    .compose(done -> addressees(conn, id, plan))
                    .compose(done -> members(conn, id, plan))
                    .compose(done -> deliveries(conn, id, plan))
                    .compose(done -> served(conn, id))
                    .compose(done -> run(conn, TALLIES, Tuple.of(id)))
                    .compose(done -> run(conn, PLANNED, Tuple.of(id)))
                    .compose(done -> run(conn, RELEASED, Tuple.of(plan.bulletin().id())))
                    .compose(
                        done ->
                            run(conn, NOTIFY, Tuple.of(Notifications.QUEUE, String.valueOf(id))))
                    .compose(done -> find(conn, id)));
  }

  private static final String DISPATCH =
      """
      insert into dispatch (bulletin_id, priority, released_by, released_at, deadline_at,
        planned_addressees, planned_deliveries)
      values ($1, $2, $3, $4, $5, 0, 0)
      returning id
      """;

  private static Future<Long> dispatch(SqlConnection conn, Plan plan) {
    return conn.preparedQuery(DISPATCH)
        .execute(
            Tuple.of(plan.bulletin().id(), plan.priority(), plan.by(), plan.at(), plan.deadline()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static final String ROSTER =
      """
      insert into roster_entry (dispatch_id, position, label, relation, name, kind, members_of,
        derived, raw, copies)
      select $1, position, label, relation, name, kind, members_of, derived, raw, copies
      from entry
      where bulletin_id = $2
      """;

  private static Future<Void> roster(SqlConnection conn, long id, Plan plan) {
    return run(conn, ROSTER, Tuple.of(id, plan.bulletin().id()));
  }

  // One addressee for each unit, its relation the highest of the entries that lead to it (報 before
  // 送 before 发), in printed order. A deadline is set for nobody under 报 and for no superior
  // (domain.md §6).
  private static final String ADDRESSEES =
      """
      insert into addressee (dispatch_id, unit_id, unit_name, unit_kind, standing, relation,
        position, paper, deadline_at)
      select $1, u.id, u.name, u.kind, u.standing, r.relation, r.position, u.paper,
        case when r.relation = 'report' or u.standing = 'superior' then null
          else $4::timestamptz end
      from (
        select p.unit_id,
          (array_agg(e.relation order by array_position(array['report','send','issue'], e.relation)))[1] as relation,
          row_number() over (order by min(p.ordinal)) as position
        from unnest($2::int[], $3::bigint[]) with ordinality as p (position, unit_id, ordinal)
        join roster_entry e on e.dispatch_id = $1 and e.position = p.position
        group by p.unit_id
      ) r
      join unit u on u.id = r.unit_id
      order by r.position
      """;

  private static Future<Void> addressees(SqlConnection conn, long id, Plan plan) {
    Pairs pairs = Pairs.of(plan.bulletin());
    return run(conn, ADDRESSEES, Tuple.of(id, pairs.positions(), pairs.units(), plan.deadline()));
  }

  private static final String MEMBERS =
      """
      insert into roster_member (dispatch_id, position, addressee_id)
      select distinct $1::bigint, p.position, a.id
      from unnest($2::int[], $3::bigint[]) as p (position, unit_id)
      join addressee a on a.dispatch_id = $1 and a.unit_id = p.unit_id
      """;

  private static Future<Void> members(SqlConnection conn, long id, Plan plan) {
    Pairs pairs = Pairs.of(plan.bulletin());
    return run(conn, MEMBERS, Tuple.of(id, pairs.positions(), pairs.units()));
  }

  // One delivery for each distinct primary endpoint, however many units share it; its relation is
  // the highest of those it serves.
  private static final String DELIVERIES =
      """
      insert into delivery (dispatch_id, endpoint_id, channel, relation, priority, due_at, created_at)
      select $1, e.id, e.channel,
        (array_agg(a.relation order by array_position(array['report','send','issue'], a.relation)))[1],
        $2, $3, $3
      from addressee a
      join lateral (
        select e.id, e.channel
        from unit_endpoint x
        join endpoint e on e.id = x.endpoint_id
        where x.unit_id = a.unit_id and x.purpose = 'dispatch' and e.disabled_at is null
        order by x.position, e.id
        limit 1
      ) e on true
      where a.dispatch_id = $1 and not a.paper
      group by e.id, e.channel
      order by min(a.position)
      """;

  private static Future<Void> deliveries(SqlConnection conn, long id, Plan plan) {
    return run(conn, DELIVERIES, Tuple.of(id, plan.priority(), plan.at()));
  }

  private static final String SERVED =
      """
      insert into delivery_addressee (dispatch_id, delivery_id, addressee_id)
      select $1, d.id, a.id
      from addressee a
      join lateral (
        select e.id
        from unit_endpoint x
        join endpoint e on e.id = x.endpoint_id
        where x.unit_id = a.unit_id and x.purpose = 'dispatch' and e.disabled_at is null
        order by x.position, e.id
        limit 1
      ) e on true
      join delivery d on d.dispatch_id = $1 and d.endpoint_id = e.id
      where a.dispatch_id = $1 and not a.paper
      """;

  private static Future<Void> served(SqlConnection conn, long id) {
    return run(conn, SERVED, Tuple.of(id));
  }

  // Addressees are tallied without a channel (the empty text), as signing does.
  private static final String TALLIES =
      """
      insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
      select $1::bigint, 'delivery', relation, channel, state, count(*)
      from delivery
      where dispatch_id = $1
      group by relation, channel, state
      union all
      select $1::bigint, 'addressee', a.relation, '', a.state, count(*)
      from addressee a
      where a.dispatch_id = $1
      group by a.relation, a.state
      """;

  private static final String PLANNED =
      """
      update dispatch
      set planned_addressees = (select count(*) from addressee where dispatch_id = $1),
        planned_deliveries = (select count(*) from delivery where dispatch_id = $1),
        state = case when exists (select 1 from delivery where dispatch_id = $1)
          then 'running' else 'finished' end
      where id = $1
      """;

  private static final String RELEASED =
      """
      update bulletin
      set state = 'released'
      where id = $1
      """;

  private static final String NOTIFY =
      """
      select pg_notify($1, $2)
      """;

  private static final String FIND =
      """
      select id, bulletin_id, state, released_at, planned_addressees, planned_deliveries
      from dispatch
      where id = $1
      """;

  Future<Dispatch> find(SqlConnection conn, long id) {
    return conn.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> dispatch(rows.iterator().next()));
  }

  private static Dispatch dispatch(Row row) {
    return new Dispatch(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getOffsetDateTime(3).toInstant(),
        row.getInteger(4),
        row.getInteger(5));
  }

  private static Future<Void> run(SqlConnection conn, String sql, Tuple values) {
    return conn.preparedQuery(sql).execute(values).mapEmpty();
  }

  /** Each printed entry beside each unit it stands for, in printed order. */
  private record Pairs(Integer[] positions, Long[] units) {
    static Pairs of(Bulletin bulletin) {
      List<Integer> positions = new ArrayList<>();
      List<Long> units = new ArrayList<>();
      for (ConfirmedEntry entry : bulletin.entries()) {
        for (UnitRef unit : entry.units()) {
          positions.add(entry.position());
          units.add(unit.id());
        }
      }
      return new Pairs(positions.toArray(Integer[]::new), units.toArray(Long[]::new));
    }
  }
}
