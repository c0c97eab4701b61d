package songda.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.EntryKind;
import songda.bulletin.Relation;
import songda.database.Database;

/** The statements that read a dispatch; none of them writes. */
public final class LedgerStore {
  // Everything of one reading must come from one snapshot (design.md §5).
  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  /** Turns the transaction just begun into a read-only snapshot. */
  Future<Void> snapshot(SqlConnection conn) {
    return conn.query(SNAPSHOT).execute().mapEmpty();
  }

  // The dispatch with the bulletin's printed number.
  private static final String HEAD =
      """
      select d.id, coalesce(d.bulletin_id, 0) as bulletin_id, d.state, d.released_at, d.starts_at,
             a.name as released_by, d.planned_addressees, d.planned_deliveries,
             b.name, b.year, b.issue, coalesce(b.extra, false) as extra
      from dispatch d
      left join bulletin b on b.id = d.bulletin_id
      left join account a on a.id = d.released_by
      where d.id = $1
      """;

  Future<Optional<BoardHead>> head(SqlConnection conn, long dispatchId) {
    return conn.preparedQuery(HEAD)
        .execute(Tuple.of(dispatchId))
        .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(head(first(rows))));
  }

  // The last dispatches, newest first; keyset by id.
  private static final String RECENT =
      """
      select d.id, d.bulletin_id, d.state, d.released_at, d.starts_at,
             a.name as released_by, d.planned_addressees, d.planned_deliveries,
             b.name, b.year, b.issue, b.extra
      from dispatch d
      join bulletin b on b.id = d.bulletin_id
      left join account a on a.id = d.released_by
      where d.id < $1
      order by d.id desc
      limit $2
      """;

  Future<List<BoardHead>> recent(SqlConnection conn, long beforeId, int limit) {
    return conn.preparedQuery(RECENT)
        .execute(Tuple.of(beforeId, limit))
        .map(rows -> list(rows, LedgerStore::head));
  }

  // Base row and unfolded deltas of some dispatches in one statement, so in one snapshot.
  private static final String TALLIES =
      """
      select dispatch_id, subject, relation, state, sum(n)::bigint as n
      from (
        select dispatch_id, subject, relation, state, n from tally where dispatch_id = any($1)
        union all
        select dispatch_id, subject, relation, state, n from tally_delta where dispatch_id = any($1)
      ) as both_parts
      group by dispatch_id, subject, relation, state
      """;

  Future<Map<Long, List<Tally>>> tallies(SqlConnection conn, Collection<Long> dispatchIds) {
    return conn.preparedQuery(TALLIES)
        .execute(Tuple.of(dispatchIds.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, List<Tally>> found = new HashMap<>();
              for (Row row : rows) {
                found
                    .computeIfAbsent(row.getLong("dispatch_id"), id -> new ArrayList<>())
                    .add(tally(row));
              }
              return found;
            });
  }

  // Counts the rows themselves: for checking the tallies, never for a page.
  private static final String COUNTS =
      """
      select 'addressee' as subject, relation, state, count(*) as n
      from addressee
      where dispatch_id = $1
      group by relation, state
      union all
      select 'delivery', relation, state, count(*)
      from delivery
      where dispatch_id = $1 and purpose in ('original', 'supplement')
      group by relation, state
      """;

  Future<List<Tally>> counts(SqlConnection conn, long dispatchId) {
    return conn.preparedQuery(COUNTS)
        .execute(Tuple.of(dispatchId))
        .map(rows -> list(rows, LedgerStore::tally));
  }

  // A page of the register in printed order: keyset on the primary key of roster_member. The
  // lateral
  // parts look up one addressee each, by index.
  private static final String REGISTER =
      """
      select m.position as entry, a.id, e.relation, e.name as entry_name, e.kind as entry_kind,
             a.unit_name, a.unit_kind, sent.channel, coalesce(sent.attempts, 0) as attempts,
             a.sent_at, a.deadline_at, s.person, s.acted_at, s.act, s.method, s.reason,
             a.state, a.paper, e.copies, coalesce(sent.reminders, 0) as reminders
      from roster_member m
      join roster_entry e on e.dispatch_id = m.dispatch_id and e.position = m.position
      join addressee a on a.dispatch_id = m.dispatch_id and a.id = m.addressee_id
      left join acknowledgment s
        on s.dispatch_id = a.dispatch_id and s.addressee_id = a.id and s.superseded_at is null
      left join lateral (
        select string_agg(distinct d.channel, ',') filter (where d.purpose <> 'reminder') as channel,
          sum(d.attempts) filter (where d.purpose <> 'reminder') as attempts,
          count(*) filter (where d.purpose = 'reminder') as reminders
        from delivery_addressee l
        join delivery d on d.dispatch_id = l.dispatch_id and d.id = l.delivery_id
        where l.dispatch_id = a.dispatch_id and l.addressee_id = a.id
          and d.purpose in ('original', 'supplement', 'reminder')
      ) sent on true
      where m.dispatch_id = $1
        and (m.position, m.addressee_id) > ($2, $3)
        and ($4::text is null or e.relation = $4)
        and ($5::text is null or a.state = $5)
        and ($6::text is null or strpos(a.unit_name, $6) > 0 or strpos(e.name, $6) > 0)
        and ($8::bigint is null or m.addressee_id = $8)
      order by m.position, m.addressee_id
      limit $7
      """;

  Future<List<RegisterRow>> register(
      Database database,
      long dispatchId,
      RegisterFilter filter,
      RegisterPage.Place after,
      int limit) {
    Tuple values =
        Tuple.of(dispatchId, after.entry(), after.addresseeId())
            .addString(filter.relation())
            .addString(filter.state())
            .addString(filter.name())
            .addInteger(limit)
            .addLong(null);
    return register(database, values);
  }

  /** The lines of one addressee; a dispatch's entries are few, so all are looked through. */
  Future<List<RegisterRow>> linesOf(Database database, long dispatchId, long addresseeId) {
    return register(
        database,
        Tuple.of(dispatchId, 0, 0L)
            .addString(null)
            .addString(null)
            .addString(null)
            .addInteger(Integer.MAX_VALUE)
            .addLong(addresseeId));
  }

  private static Future<List<RegisterRow>> register(Database database, Tuple values) {
    return database
        .pool()
        .preparedQuery(REGISTER)
        .execute(values)
        .map(rows -> list(rows, LedgerStore::registerRow));
  }

  // One short text per watched dispatch that differs when any of its states moved: the tallies do,
  // folding does not change their sum.
  private static final String SIGNATURES =
      """
      select dispatch_id,
             md5(string_agg(subject || relation || channel || state || n, ',' order by subject, relation, channel, state)) as signature
      from (
        select dispatch_id, subject, relation, channel, state, sum(n) as n
        from (
          select dispatch_id, subject, relation, channel, state, n from tally where dispatch_id = any($1)
          union all
          select dispatch_id, subject, relation, channel, state, n from tally_delta where dispatch_id = any($1)
        ) as both_parts
        group by dispatch_id, subject, relation, channel, state
        having sum(n) <> 0
      ) as sums
      group by dispatch_id
      """;

  Future<Map<Long, String>> signatures(Database database, Collection<Long> dispatchIds) {
    return database
        .pool()
        .preparedQuery(SIGNATURES)
        .execute(Tuple.of(dispatchIds.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, String> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getString(1)));
              return found;
            });
  }

  private static BoardHead head(Row row) {
    return new BoardHead(
        row.getLong("id"),
        row.getLong("bulletin_id"),
        row.getString("state"),
        row.getOffsetDateTime("released_at").toInstant(),
        row.getOffsetDateTime("starts_at").toInstant(),
        row.getString("released_by"),
        row.getInteger("planned_addressees"),
        row.getInteger("planned_deliveries"),
        row.getString("name"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getBoolean("extra"));
  }

  private static Tally tally(Row row) {
    return new Tally(
        row.getString("subject"),
        row.getString("relation"),
        row.getString("state"),
        row.getLong("n"));
  }

  private static RegisterRow registerRow(Row row) {
    return new RegisterRow(
        row.getInteger("entry"),
        row.getLong("id"),
        Relation.of(row.getString("relation")),
        row.getString("entry_name"),
        EntryKind.of(row.getString("entry_kind")),
        row.getString("unit_name"),
        row.getString("unit_kind"),
        row.getString("channel"),
        row.getLong("attempts"),
        instant(row, "sent_at"),
        instant(row, "deadline_at"),
        row.getString("person"),
        instant(row, "acted_at"),
        row.getString("act"),
        row.getString("method"),
        row.getString("reason"),
        row.getString("state"),
        row.getBoolean("paper"),
        row.getInteger("copies"),
        row.getLong("reminders"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static Row first(Iterable<Row> rows) {
    return rows.iterator().next();
  }

  private static <T> List<T> list(Iterable<Row> rows, java.util.function.Function<Row, T> read) {
    List<T> found = new ArrayList<>();
    rows.forEach(row -> found.add(read.apply(row)));
    return found;
  }
}
