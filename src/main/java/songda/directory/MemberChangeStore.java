package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import songda.bulletin.UnitRef;

/** The statements that tell whether a collective is what it was. */
public final class MemberChangeStore {
  /** Whom a phrase stood for when it was released, frozen names included. */
  record Released(Instant at, List<UnitRef> members) {}

  // For each phrase its last roster entry (roster_entry_phrase), with the units of that entry.
  private static final String LAST_RELEASED =
      """
      select p.phrase, d.released_at, u.ids, u.names
      from unnest($1::text[]) as p(phrase)
      cross join lateral (
        select dispatch_id, position
        from roster_entry
        where name = p.phrase and kind = 'collective'
        order by dispatch_id desc
        limit 1
      ) e
      join dispatch d on d.id = e.dispatch_id
      cross join lateral (
        select array_agg(unit_id) as ids, array_agg(unit_name) as names
        from (
          select a.unit_id, a.unit_name
          from roster_member m
          join addressee a on a.dispatch_id = m.dispatch_id and a.id = m.addressee_id
          where m.dispatch_id = e.dispatch_id and m.position = e.position
          order by a.position
        ) listed
      ) u
      """;

  Future<Map<String, Released>> lastReleased(SqlConnection conn, Collection<String> phrases) {
    return conn.preparedQuery(LAST_RELEASED)
        .execute(Tuple.of(phrases.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Released> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found.put(
                          row.getString("phrase"),
                          new Released(
                              row.getOffsetDateTime("released_at").toInstant(),
                              CollectiveStore.units(row))));
              return found;
            });
  }

  private static final String CHANGED_AT =
      """
      select id, changed_at
      from collective
      where id = any($1)
      """;

  Future<Map<Long, Instant>> changedAt(SqlConnection conn, Collection<Long> ids) {
    return conn.preparedQuery(CHANGED_AT)
        .execute(Tuple.of(ids.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, Instant> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getOffsetDateTime(1).toInstant()));
              return found;
            });
  }
}
