package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import songda.bulletin.NameKey;

/** The statements by which a file is compared with the directory. */
public final class KnownStore {
  /** So many units are read at once: opening their addresses holds the event loop up. */
  private static final int PAGE = 500;

  private final ListedStore units;

  /** Over the units of the same database. */
  public KnownStore(ListedStore units) {
    this.units = units;
  }

  // Who else changes the directory waits until the import is through; who reads it does not.
  private static final String LOCK =
      """
      lock table unit, unit_name, contact, unit_endpoint in share row exclusive mode
      """;

  Future<Void> lock(SqlConnection conn) {
    return conn.query(LOCK).execute().mapEmpty();
  }

  // Names of closed units too: they are taken.
  private static final String NAMES =
      """
      select n.key, u.id, u.name, n.sort = 'full' as is_full, u.closed_at is not null as closed
      from unit_name n
      join unit u on u.id = n.unit_id
      where n.key = any($1)
      """;

  private static final String PARENTS =
      """
      select id, parent_id
      from unit
      where parent_id is not null
      """;

  private static final String STOPPED =
      """
      select channel, fingerprint
      from endpoint
      where disabled_at is not null and fingerprint = any($1)
      """;

  /** What the directory has of what a file speaks of. */
  Future<Known> of(SqlClient client, List<Wanted> file) {
    Future<Map<String, Known.Named>> names = names(client, file);
    return names.compose(
        named ->
            listed(client, ids(file, named))
                .compose(
                    units ->
                        parents(client)
                            .compose(
                                parents ->
                                    stopped(client, file)
                                        .map(
                                            stopped ->
                                                new Known(named, units, parents, stopped)))));
  }

  private static List<Long> ids(List<Wanted> file, Map<String, Known.Named> names) {
    return file.stream()
        .map(wanted -> names.get(NameKey.of(wanted.name())))
        .filter(named -> named != null && named.full() && !named.closed())
        .map(Known.Named::unitId)
        .distinct()
        .toList();
  }

  private static Future<Map<String, Known.Named>> names(SqlClient client, List<Wanted> file) {
    String[] keys =
        file.stream()
            .flatMap(KnownStore::spoken)
            .map(NameKey::of)
            .distinct()
            .toArray(String[]::new);
    return client
        .preparedQuery(NAMES)
        .execute(Tuple.of(keys))
        .map(
            rows -> {
              Map<String, Known.Named> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found.put(
                          row.getString("key"),
                          new Known.Named(
                              row.getLong("id"),
                              row.getString("name"),
                              row.getBoolean("is_full"),
                              row.getBoolean("closed"))));
              return found;
            });
  }

  private static Stream<String> spoken(Wanted wanted) {
    String parent = wanted.parent();
    return Stream.of(
            List.of(wanted.name()),
            NameClashes.others(wanted.shortNames()),
            NameClashes.others(wanted.formerNames()),
            parent == null ? List.<String>of() : List.of(parent))
        .flatMap(List::stream);
  }

  private Future<Map<Long, Listed>> listed(SqlClient client, List<Long> ids) {
    Map<Long, Listed> found = new HashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (int from = 0; from < ids.size(); from += PAGE) {
      Collection<Long> some = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + PAGE)));
      all =
          all.compose(done -> units.of(client, some))
              .map(
                  page -> {
                    page.forEach(unit -> found.put(unit.id(), unit));
                    return null;
                  });
    }
    return all.map(done -> found);
  }

  private static Future<Map<Long, Long>> parents(SqlClient client) {
    return client
        .preparedQuery(PARENTS)
        .execute()
        .map(
            rows -> {
              Map<Long, Long> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getLong(1)));
              return found;
            });
  }

  private static Future<Set<String>> stopped(SqlClient client, List<Wanted> file) {
    Buffer[] prints =
        file.stream()
            .flatMap(wanted -> Stream.concat(wanted.mailboxes().stream(), wanted.hooks().stream()))
            .map(Wanted.Address::fingerprint)
            .filter(print -> print != null)
            .distinct()
            .map(print -> Buffer.buffer(HexFormat.of().parseHex(print)))
            .toArray(Buffer[]::new);
    return client
        .preparedQuery(STOPPED)
        .execute(Tuple.tuple().addArrayOfBuffer(prints))
        .map(
            rows -> {
              Set<String> found = new HashSet<>();
              rows.forEach(
                  row ->
                      found.add(
                          row.getString(0)
                              + " "
                              + HexFormat.of().formatHex(row.getBuffer(1).getBytes())));
              return found;
            });
  }
}
