package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.CollectiveRef;
import songda.bulletin.NameKey;
import songda.bulletin.UnitRef;

/** The statements of collectives and their members. */
public final class CollectiveStore {
  // Whoever maps what they saw is refused by no row coming back when it is no longer what they saw.
  private static final String MAP =
      """
      insert into collective (key, phrase, changed_at, changed_by)
      values ($1, $2, $3, $4)
      on conflict (key) do update
      set phrase = excluded.phrase, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where $5 or collective.changed_at = $6
      returning id
      """;

  private static final String FORGET =
      """
      delete from collective_member
      where collective_id = $1
      """;

  private static final String MEMBERS =
      """
      insert into collective_member (collective_id, unit_id, position)
      select $1, unit_id, position
      from unnest($2::bigint[]) with ordinality as member (unit_id, position)
      """;

  /** What a person says a phrase stands for, whatever it stood for before unless they saw it. */
  record Mapping(
      String phrase, List<Long> members, long by, boolean blind, @Nullable Instant seen) {}

  /** The collective's id; nothing when the mapping before is not the one that was seen. */
  Future<Optional<Long>> map(SqlConnection conn, Mapping mapping, Instant now) {
    Instant seen = mapping.seen();
    return conn.preparedQuery(MAP)
        .execute(
            Tuple.tuple()
                .addString(NameKey.of(mapping.phrase()))
                .addString(mapping.phrase())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addLong(mapping.by())
                .addBoolean(mapping.blind())
                .addOffsetDateTime(seen == null ? null : seen.atOffset(ZoneOffset.UTC)))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : filled(conn, rows.iterator().next().getLong(0), mapping.members())
                        .map(Optional::of));
  }

  private static Future<Long> filled(SqlConnection conn, long id, List<Long> members) {
    return conn.preparedQuery(FORGET)
        .execute(Tuple.of(id))
        .compose(
            done ->
                conn.preparedQuery(MEMBERS)
                    .execute(
                        Tuple.tuple().addLong(id).addArrayOfLong(members.toArray(Long[]::new))))
        .map(id);
  }

  // One row for each collective, its living members in their order. Parameters choose by id, by key
  // or by page; the ones not used are null.
  private static final String SELECT =
      """
      select c.id, c.key, c.phrase, c.changed_at, coalesce(a.name, '') as changed_by,
        m.ids, m.names
      from collective c
      left join account a on a.id = c.changed_by
      cross join lateral (
        select array_agg(id) as ids, array_agg(name) as names
        from (
          select u.id, u.name
          from collective_member m join unit u on u.id = m.unit_id
          where m.collective_id = c.id and u.closed_at is null
          order by m.position
        ) living
      ) m
      where ($1::bigint[] is null or c.id = any($1))
        and ($2::text[] is null or c.key = any($2))
        and c.id > $3
      order by c.id
      limit $4
      """;

  private Future<List<Row>> select(
      SqlClient client, Long @Nullable [] ids, String @Nullable [] keys, long after, int limit) {
    return client
        .preparedQuery(SELECT)
        .execute(
            Tuple.tuple()
                .addArrayOfLong(ids)
                .addArrayOfString(keys)
                .addLong(after)
                .addInteger(limit))
        .map(rows -> rows.stream().toList());
  }

  Future<Map<String, CollectiveRef>> byKeys(SqlClient client, Collection<String> keys) {
    return select(client, null, keys.toArray(String[]::new), 0, Integer.MAX_VALUE)
        .map(
            rows -> {
              Map<String, CollectiveRef> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getString("key"), ref(row)));
              return found;
            });
  }

  Future<List<Collective>> ofPhrases(SqlClient client, Collection<String> phrases) {
    String[] keys = phrases.stream().map(NameKey::of).toArray(String[]::new);
    return select(client, null, keys, 0, Integer.MAX_VALUE)
        .map(rows -> rows.stream().map(CollectiveStore::collective).toList());
  }

  Future<List<CollectiveRef>> refs(SqlClient client, Collection<Long> ids) {
    return select(client, ids.toArray(Long[]::new), null, 0, Integer.MAX_VALUE)
        .map(rows -> rows.stream().map(CollectiveStore::ref).toList());
  }

  Future<List<Collective>> page(SqlClient client, @Nullable Long id, long after, int limit) {
    return select(client, id == null ? null : new Long[] {id}, null, after, limit)
        .map(rows -> rows.stream().map(CollectiveStore::collective).toList());
  }

  // Phrases are matched anywhere and in any case: for showing, never for resolving.
  private static final String NAMED =
      """
      select id
      from collective
      where strpos(lower(key), $1) > 0
      order by id
      limit $2
      """;

  Future<List<Collective>> named(SqlClient client, String text, int limit) {
    return client
        .preparedQuery(NAMED)
        .execute(Tuple.of(NameKey.of(text).toLowerCase(Locale.ROOT), limit))
        .compose(rows -> byIds(client, rows.stream().map(row -> row.getLong(0)).toList()));
  }

  Future<List<Collective>> byIds(SqlClient client, Collection<Long> ids) {
    return select(client, ids.toArray(Long[]::new), null, 0, Integer.MAX_VALUE)
        .map(rows -> rows.stream().map(CollectiveStore::collective).toList());
  }

  private static CollectiveRef ref(Row row) {
    return new CollectiveRef(row.getLong("id"), row.getString("phrase"), units(row));
  }

  private static Collective collective(Row row) {
    return new Collective(
        row.getLong("id"),
        row.getString("phrase"),
        units(row),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getString("changed_by"));
  }

  /**
   * Units that a row holds as two arrays, {@code ids} and {@code names}; null where there is none.
   */
  static List<UnitRef> units(Row row) {
    Long[] ids = row.getArrayOfLongs("ids");
    String[] names = row.getArrayOfStrings("names");
    if (ids == null || names == null) {
      return List.of();
    }
    List<UnitRef> units = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      units.add(new UnitRef(ids[i], names[i]));
    }
    return List.copyOf(units);
  }
}
