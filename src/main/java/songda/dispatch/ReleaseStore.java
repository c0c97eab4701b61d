package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.database.Notifications;

/** The set-based statements of a release: their number does not grow with the recipients. */
public final class ReleaseStore {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A bulletin that is released by somebody at a time; its messages leave from a start on. */
  record Plan(Bulletin bulletin, long by, Instant now, Instant start) {
    OffsetDateTime at() {
      return now.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime startsAt() {
      return start.atOffset(ZoneOffset.UTC);
    }

    /** Close of business of the deadline day (domain.md §5.4). */
    @Nullable OffsetDateTime deadline() {
      return closeOfBusiness(bulletin.deadlineOn());
    }

    int priority() {
      String urgency = bulletin.header().urgency();
      if (urgency == null) {
        return 2;
      }
      return urgency.contains("特急") ? 0 : urgency.contains("急") ? 1 : 2;
    }
  }

  static @Nullable OffsetDateTime closeOfBusiness(@Nullable LocalDate day) {
    return day == null
        ? null
        : day.atTime(17, 30).atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
  }

  Future<Dispatch> freeze(SqlConnection conn, Plan plan) {
    return dispatch(conn, plan)
        .compose(
            id ->
                roster(conn, id, plan)
                    .compose(done -> addressees(conn, id, plan))
                    .compose(done -> run(conn, RELEASED, Tuple.of(plan.bulletin().id())))
                    .compose(done -> Notifications.queued(conn, id))
                    .compose(done -> find(conn, id)));
  }

  private static final String DISPATCH =
      """
      insert into dispatch (bulletin_id, priority, released_by, released_at, starts_at, deadline_at,
        planned_addressees, planned_deliveries)
      values ($1, $2, $3, $4, $5, $6, 0, 0)
      returning id
      """;

  private static Future<Long> dispatch(SqlConnection conn, Plan plan) {
    return conn.preparedQuery(DISPATCH)
        .execute(
            Tuple.of(
                plan.bulletin().id(),
                plan.priority(),
                plan.by(),
                plan.at(),
                plan.startsAt(),
                plan.deadline()))
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

  // One addressee for each unit, its relation the highest of the entries that lead to it (报 before
  // 送 before 发), in printed order; a deadline for nobody under 报 and for no superior (domain.md
  // §6). One delivery for each distinct primary endpoint, however many units share it, its relation
  // the highest of those it serves; its addressees are gathered in an array. So no inserted row is
  // ever joined to another: the planner knows nothing of rows this young and would join them row by
  // row, in quadratic time. Numbers are drawn in printed order, which is the order of sending.
  // A public id is the time of release ($9), the row's number and 48 bits that hang on a secret of
  // this statement ($10): drawn at random each would cost as much as all other columns
  // (docs/adr/0012).
  // Addressees are tallied without a channel (the empty text), as signing does.
  private static final String ADDRESSEES =
      "with "
          + PlanStore.REACHED
          + """
      , owing as materialized (
        select nextval('addressee_id_seq') as id, o.*,
          (array['report','send','issue'])[o.rank] as relation
        from (
          select r.*, row_number() over (order by ordinal) as position
          from reached r
          order by ordinal
          offset 0
        ) o
      ), sent as materialized (
        select nextval('delivery_id_seq') as id, s.*,
          (array['report','send','issue'])[s.rank] as relation
        from (
          select endpoint_id, channel, min(rank) as rank, array_agg(id) as addressees
          from owing
          where endpoint_id is not null
          group by endpoint_id, channel
          order by min(position)
          offset 0
        ) s
      ), addressees as (
        insert into addressee (dispatch_id, id, public_id, unit_id, unit_name, unit_kind, standing, relation,
          position, paper, deadline_at)
        overriding system value
        select $4, id,
          ($9 || lpad(to_hex(id & 4294967295), 8, '0') || left(md5($10 || id), 12))::uuid,
          unit_id, name, kind, standing, relation, position, paper,
          case when relation = 'report' or standing = 'superior' then null else $5::timestamptz end
        from owing
      ), members as (
        insert into roster_member (dispatch_id, position, addressee_id)
        select $4, unnest(entries), id
        from owing
      ), deliveries as (
        insert into delivery (dispatch_id, id, endpoint_id, channel, relation, priority, due_at,
          created_at)
        overriding system value
        select $4, id, endpoint_id, channel, relation, $6, $8, $7
        from sent
      ), served as (
        insert into delivery_addressee (dispatch_id, delivery_id, addressee_id)
        select $4, id, unnest(addressees)
        from sent
      ), tallied as (
        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
        select $4::bigint, 'delivery', relation, channel, 'queued', count(*)
        from sent
        group by relation, channel
        union all
        select $4::bigint, 'addressee', relation, '', 'pending', count(*)
        from owing
        group by relation
      )
      update dispatch
      set planned_addressees = (select count(*) from owing),
        planned_deliveries = (select count(*) from sent),
        state = case when exists (select from sent) then 'running' else 'finished' end
      where id = $4
      """;

  private static Future<Void> addressees(SqlConnection conn, long id, Plan plan) {
    return run(
        conn,
        ADDRESSEES,
        PlanStore.pairs(plan.bulletin())
            .addLong(id)
            .addOffsetDateTime(plan.deadline())
            .addInteger(plan.priority())
            .addOffsetDateTime(plan.at())
            .addOffsetDateTime(plan.startsAt())
            .addString(String.format(Locale.ROOT, "%012x", plan.now().toEpochMilli()))
            .addString(secret()));
  }

  /** 128 random bits, in hexadecimal; kept nowhere. */
  private static String secret() {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static final String RELEASED =
      """
      update bulletin
      set state = 'released'
      where id = $1
      """;

  private static final String FIND =
      """
      select id, bulletin_id, state, released_at, starts_at, planned_addressees, planned_deliveries
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
        row.getOffsetDateTime(4).toInstant(),
        row.getInteger(5),
        row.getInteger(6));
  }

  private static Future<Void> run(SqlConnection conn, String sql, Tuple values) {
    return conn.preparedQuery(sql).execute(values).mapEmpty();
  }
}
