package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.bulletin.NameKey;

/** The statements of lists of units. */
public final class UnitListStore {
  // In the order of entry, keyset by id. Names are matched anywhere and in any case: for showing,
  // never for resolving. What is null is not asked for. Every name is
  // read, without an index on parts of names: a whole page of ten thousand units takes 40 ms so.
  private static final String LIST =
      """
      select u.id, u.name, u.standing, u.kind, u.paper,
        array(
          select n.name
          from unit_name n
          where n.unit_id = u.id and n.sort <> 'full'
          order by n.sort desc, n.key) as other_names,
        array(
          select n.name
          from unit_name n
          where n.unit_id = u.id and n.sort = 'former'
          order by n.key) as former_names,
        array(
          select distinct e.channel
          from unit_endpoint x
          join endpoint e on e.id = x.endpoint_id
          where x.unit_id = u.id and x.purpose = 'dispatch' and e.disabled_at is null
          order by e.channel) as channels
      from unit u
      where u.closed_at is null and u.id > $1
        and ($2::bigint[] is null or u.id = any($2))
        and ($3::text is null or u.id in (
          select unit_id from unit_name where strpos(lower(key), $3) > 0 or strpos(pinyin, $7) > 0))
        and ($4::text is null or u.kind = $4)
        and (not $5 or not u.paper and not exists (
          select 1
          from unit_endpoint x
          join endpoint e on e.id = x.endpoint_id
          where x.unit_id = u.id and x.purpose = 'dispatch' and e.disabled_at is null))
      order by u.id
      limit $6
      """;

  Future<List<UnitLine>> list(SqlClient client, UnitFilter filter, long after, int limit) {
    return list(client, filter, null, after, limit);
  }

  Future<List<UnitLine>> lines(SqlClient client, Collection<Long> ids) {
    return list(client, UnitFilter.ALL, ids.toArray(Long[]::new), 0, Integer.MAX_VALUE);
  }

  private static Future<List<UnitLine>> list(
      SqlClient client, UnitFilter filter, Long @Nullable [] ids, long after, int limit) {
    String name = filter.name();
    UnitKind kind = filter.kind();
    return client
        .preparedQuery(LIST)
        .execute(
            Tuple.tuple()
                .addLong(after)
                .addArrayOfLong(ids)
                .addString(name == null ? null : NameKey.of(name).toLowerCase(Locale.ROOT))
                .addString(kind == null ? null : kind.text())
                .addBoolean(filter.unreachable())
                .addInteger(limit)
                .addString(name == null ? null : Pinyin.typed(name)))
        .map(rows -> rows.stream().map(UnitListStore::line).toList());
  }

  private static UnitLine line(Row row) {
    return new UnitLine(
        row.getLong("id"),
        row.getString("name"),
        Standing.of(row.getString("standing")),
        UnitKind.of(row.getString("kind")),
        row.getBoolean("paper"),
        List.of(row.getArrayOfStrings("other_names")),
        List.of(row.getArrayOfStrings("former_names")),
        List.of(row.getArrayOfStrings("channels")));
  }

  // Every name of units that are not closed, those of the keys given first; so that however large a
  // directory is, what it costs to look for names that resemble another is bounded.
  private static final String NAMES =
      """
      select u.id, u.name as unit, n.name, n.sort
      from unit_name n
      join unit u on u.id = n.unit_id
      where u.closed_at is null
      order by n.key = any($1) desc, u.id, n.key
      limit $2
      """;

  Future<List<NearUnits.Known>> names(SqlClient client, Collection<String> first, int limit) {
    return client
        .preparedQuery(NAMES)
        .execute(Tuple.of(first.toArray(String[]::new), limit))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new NearUnits.Known(
                                row.getLong("id"),
                                row.getString("unit"),
                                row.getString("name"),
                                row.getString("sort")))
                    .toList());
  }

  // Where a release would send (as ReleaseStore.ADDRESSEES chooses): units with the same place.
  private static final String SHARED =
      """
      select array_agg(unit_id order by unit_id) as units
      from (
        select distinct on (u.id) u.id as unit_id, e.id as endpoint_id
        from unit u
        join unit_endpoint x on x.unit_id = u.id and x.purpose = 'dispatch'
        join endpoint e on e.id = x.endpoint_id and e.disabled_at is null
        where u.id = any($1) and not u.paper
        order by u.id, x.position, e.id
      ) primaries
      group by endpoint_id
      having count(*) > 1
      order by min(unit_id)
      limit $2
      """;

  Future<List<List<Long>>> shared(SqlClient client, Collection<Long> ids, int limit) {
    return client
        .preparedQuery(SHARED)
        .execute(Tuple.of(ids.toArray(Long[]::new), limit))
        .map(rows -> rows.stream().map(row -> List.of(row.getArrayOfLongs("units"))).toList());
  }

  private static final String SHARERS =
      """
      select other.endpoint_id, count(*)::int
      from unit_endpoint own
      join unit_endpoint other on other.endpoint_id = own.endpoint_id and other.unit_id <> own.unit_id
      where own.unit_id = $1
      group by other.endpoint_id
      """;

  Future<Map<Long, Integer>> sharers(SqlClient client, long unitId) {
    return client
        .preparedQuery(SHARERS)
        .execute(Tuple.of(unitId))
        .map(
            rows -> {
              Map<Long, Integer> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getInteger(1)));
              return found;
            });
  }

  private static final String COUNT =
      """
      select count(*)
      from unit
      where closed_at is null
      """;

  Future<Long> count(SqlClient client) {
    return client.preparedQuery(COUNT).execute().map(rows -> rows.iterator().next().getLong(0));
  }
}
