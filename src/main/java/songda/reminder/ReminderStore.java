package songda.reminder;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Relation;

/** The statements of reminders. */
public final class ReminderStore {
  /** An open addressee with what the ladder wants to know. */
  record Waiting(long addresseeId, String unitName, boolean paper, ReminderLadder.Open open) {}

  // Subqueries instead of joins: entries and reminders of one addressee must not multiply.
  private static final String OPEN =
      """
      select a.id, a.unit_name, a.relation, a.standing, a.paper,
             coalesce(a.deadline_at, d.deadline_at) as deadline_at,
             array(select r.name from roster_member m
                   join roster_entry r on r.dispatch_id = m.dispatch_id and r.position = m.position
                   where m.dispatch_id = a.dispatch_id and m.addressee_id = a.id) as entries,
             array(select distinct r.rung from reminder r
                   where r.dispatch_id = a.dispatch_id and r.addressee_id = a.id) as rungs,
             (select max(r.sent_at) from reminder r
              where r.dispatch_id = a.dispatch_id and r.addressee_id = a.id) as last_at
      from addressee a
      join dispatch d on d.id = a.dispatch_id
      where a.dispatch_id = $1
        and a.state in ('pending','sent','unreachable')
        and d.state <> 'withdrawn'
      order by a.id
      limit $2
      """;

  Future<List<Waiting>> open(SqlClient conn, long dispatchId, int limit) {
    return conn.preparedQuery(OPEN)
        .execute(Tuple.of(dispatchId, limit))
        .map(
            rows -> {
              List<Waiting> waiting = new ArrayList<>();
              rows.forEach(row -> waiting.add(waiting(row)));
              return waiting;
            });
  }

  private static Waiting waiting(Row row) {
    List<String> entries = List.of(row.getArrayOfStrings("entries"));
    Set<Rung> done =
        Arrays.stream(row.getArrayOfStrings("rungs"))
            .map(text -> Rung.valueOf(text.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    @Nullable OffsetDateTime deadline = row.getOffsetDateTime("deadline_at");
    @Nullable OffsetDateTime last = row.getOffsetDateTime("last_at");
    return new Waiting(
        row.getLong("id"),
        row.getString("unit_name"),
        row.getBoolean("paper"),
        new ReminderLadder.Open(
            Relation.of(row.getString("relation")),
            row.getString("standing"),
            !entries.isEmpty() && entries.stream().allMatch(PersonNames::names),
            deadline == null ? null : deadline.toInstant(),
            done,
            last == null ? null : last.toInstant()));
  }
}
