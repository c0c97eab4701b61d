package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.NameKey;
import songda.bulletin.Relation;
import songda.bulletin.RosterLine;
import songda.bulletin.RosterNames;

/** The statements of saved scopes and their lines. */
public final class ScopeStore {
  // No row comes back where the name is taken and may not be replaced.
  private static final String SAVE =
      """
      insert into scope (key, name, changed_at, changed_by)
      values ($1, $2, $3, $4)
      on conflict (key) do update
      set name = excluded.name, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where $5
      returning id
      """;

  private static final String FORGET =
      """
      delete from scope_line
      where scope_id = $1
      """;

  private static final String LINES =
      """
      insert into scope_line (scope_id, position, relation, unit_id, collective_id)
      select $1, position, relation, unit_id, collective_id
      from unnest($2::text[], $3::bigint[], $4::bigint[])
        with ordinality as line (relation, unit_id, collective_id, position)
      """;

  /** The scope's id; nothing when the name is taken and may not be replaced. */
  Future<Optional<Long>> save(
      SqlConnection conn,
      String name,
      List<RosterLine> lines,
      boolean replace,
      long by,
      Instant now) {
    return conn.preparedQuery(SAVE)
        .execute(Tuple.of(NameKey.of(name), name, now.atOffset(ZoneOffset.UTC), by, replace))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : filled(conn, rows.iterator().next().getLong(0), lines).map(Optional::of));
  }

  private static Future<Long> filled(SqlConnection conn, long id, List<RosterLine> lines) {
    return conn.preparedQuery(FORGET)
        .execute(Tuple.of(id))
        .compose(
            done ->
                conn.preparedQuery(LINES)
                    .execute(
                        Tuple.tuple()
                            .addLong(id)
                            .addArrayOfString(
                                lines.stream()
                                    .map(line -> line.relation().text())
                                    .toArray(String[]::new))
                            .addArrayOfLong(
                                lines.stream().map(RosterLine::unitId).toArray(Long[]::new))
                            .addArrayOfLong(
                                lines.stream().map(RosterLine::collectiveId).toArray(Long[]::new))))
        .map(id);
  }

  private static final String DELETE =
      """
      delete from scope
      where id = $1
      returning name
      """;

  /** The name it had; nothing when there is none. */
  Future<Optional<String>> delete(SqlConnection conn, long id) {
    return conn.preparedQuery(DELETE)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().map(row -> row.getString(0)).findFirst());
  }

  // One row for each scope, its living lines in their order as JSON.
  private static final String SELECT =
      """
      select s.id, s.name, s.changed_at, coalesce(a.name, '') as changed_by,
        (select coalesce(jsonb_agg(jsonb_build_object(
            'relation', l.relation, 'unit', l.unit_id, 'collective', l.collective_id,
            'name', coalesce(u.name, c.phrase)) order by l.position), '[]')
          from scope_line l
          left join unit u on u.id = l.unit_id
          left join collective c on c.id = l.collective_id
          where l.scope_id = s.id and u.closed_at is null) as lines
      from scope s
      left join account a on a.id = s.changed_by
      where ($1::bigint is null or s.id = $1) and s.id > $2
      order by s.id
      limit $3
      """;

  Future<List<Scope>> page(SqlClient client, @Nullable Long id, long after, int limit) {
    return client
        .preparedQuery(SELECT)
        .execute(Tuple.of(id, after, limit))
        .map(rows -> rows.stream().map(ScopeStore::scope).toList());
  }

  private static Scope scope(Row row) {
    return new Scope(
        row.getLong("id"),
        row.getString("name"),
        ((JsonArray) row.getValue("lines"))
            .stream().map(JsonObject.class::cast).map(ScopeStore::line).toList(),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getString("changed_by"));
  }

  private static RosterNames.Named line(JsonObject stored) {
    Long unit = stored.getLong("unit");
    Relation relation = Relation.of(stored.getString("relation"));
    return new RosterNames.Named(
        unit == null
            ? RosterLine.collective(relation, stored.getLong("collective"))
            : RosterLine.unit(relation, unit),
        stored.getString("name"));
  }
}
