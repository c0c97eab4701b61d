package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.bulletin.NameKey;
import songda.bulletin.UnitRef;

/** The statements of units, their names and contacts. */
public final class UnitStore {
  private static final String INSERT =
      """
      insert into unit (name, standing, kind, parent_id, paper, created_at)
      values ($1, $2, $3, $4, $5, $6)
      returning id
      """;

  private static final String INSERT_NAME =
      """
      insert into unit_name (key, unit_id, name, sort, pinyin)
      values ($1, $2, $3, $4, $5)
      """;

  Future<Long> insert(SqlConnection conn, NewUnit unit, Instant now) {
    return conn.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                unit.name().strip(),
                unit.standing().text(),
                unit.kind().text(),
                unit.parentId(),
                unit.paper(),
                now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong(0))
        .compose(id -> conn.preparedQuery(INSERT_NAME).executeBatch(names(id, unit)).map(id));
  }

  private static List<Tuple> names(long id, NewUnit unit) {
    List<Tuple> batch = new ArrayList<>();
    batch.add(name(id, unit.name(), "full"));
    unit.shortNames().forEach(name -> batch.add(name(id, name, "short")));
    unit.formerNames().forEach(name -> batch.add(name(id, name, "former")));
    return batch;
  }

  private static Tuple name(long id, String name, String sort) {
    return Tuple.of(NameKey.of(name), id, name.strip(), sort, Pinyin.of(name));
  }

  // The units of exact matching keys; a closed unit receives nothing any more.
  private static final String BY_KEYS =
      """
      select n.key, u.id, u.name
      from unit_name n
      join unit u on u.id = n.unit_id
      where n.key = any($1) and u.closed_at is null
      """;

  Future<Map<String, UnitRef>> byKeys(SqlClient client, Collection<String> keys) {
    return client
        .preparedQuery(BY_KEYS)
        .execute(Tuple.of(keys.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, UnitRef> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found.put(row.getString(0), new UnitRef(row.getLong(1), row.getString(2))));
              return found;
            });
  }

  private static final String REFS =
      """
      select id, name
      from unit
      where id = any($1) and closed_at is null
      """;

  Future<List<UnitRef>> refs(SqlClient client, Collection<Long> ids) {
    return client
        .preparedQuery(REFS)
        .execute(Tuple.of(ids.toArray(Long[]::new)))
        .map(
            rows ->
                rows.stream().map(row -> new UnitRef(row.getLong(0), row.getString(1))).toList());
  }

  private static final String CONTACT =
      """
      insert into contact (unit_id, name, post, mobile, position)
      select $1, $2, $3, $4, 1 + count(*) from contact where unit_id = $1
      """;

  Future<Void> addContact(
      SqlConnection conn,
      long unitId,
      String name,
      @Nullable String post,
      byte @Nullable [] mobile) {
    return conn.preparedQuery(CONTACT)
        .execute(
            Tuple.tuple()
                .addLong(unitId)
                .addString(name)
                .addString(post)
                .addBuffer(mobile == null ? null : Buffer.buffer(mobile)))
        .mapEmpty();
  }

  private static final String ADD_NAME =
      """
      insert into unit_name (key, unit_id, name, sort, pinyin)
      values ($1, $2, $3, $4, $5)
      on conflict (key) do nothing
      """;

  /** Adds a short or former name; false when it is a name of some unit already. */
  Future<Boolean> addName(SqlConnection conn, long unitId, String name, boolean former) {
    return conn.preparedQuery(ADD_NAME)
        .execute(name(unitId, name, former ? "former" : "short"))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String DROP_NAME =
      """
      delete from unit_name
      where key = $1 and unit_id = $2 and sort <> 'full'
      """;

  /** Takes a name away, never the full one; false when it is no such name. */
  Future<Boolean> dropName(SqlConnection conn, long unitId, String name) {
    return conn.preparedQuery(DROP_NAME)
        .execute(Tuple.of(NameKey.of(name), unitId))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String MARK_PAPER =
      """
      update unit
      set paper = $2
      where id = $1
      """;

  Future<Void> markPaper(SqlConnection conn, long unitId, boolean paper) {
    return conn.preparedQuery(MARK_PAPER).execute(Tuple.of(unitId, paper)).mapEmpty();
  }

  private static final String CLASSIFY =
      """
      update unit
      set kind = $2, standing = $3
      where id = $1
      """;

  Future<Void> classify(SqlConnection conn, long unitId, UnitKind kind, Standing standing) {
    return conn.preparedQuery(CLASSIFY)
        .execute(Tuple.of(unitId, kind.text(), standing.text()))
        .mapEmpty();
  }

  private static final String MOVE =
      """
      update unit
      set parent_id = $2
      where id = $1
      """;

  Future<Void> moveUnder(SqlConnection conn, long unitId, @Nullable Long parentId) {
    return conn.preparedQuery(MOVE).execute(Tuple.of(unitId, parentId)).mapEmpty();
  }

  private static final String DROP_CONTACT =
      """
      delete from contact
      where unit_id = $1 and id = $2
      """;

  Future<Boolean> dropContact(SqlConnection conn, long unitId, long contactId) {
    return conn.preparedQuery(DROP_CONTACT)
        .execute(Tuple.of(unitId, contactId))
        .map(rows -> rows.rowCount() == 1);
  }

  // Units with all that is shown of them, each list as JSON, so that a page is one round trip.
  private static final String PAGE =
      """
      select u.id, u.name, u.standing, u.kind, u.parent_id, u.paper,
        array(select name from unit_name where unit_id = u.id and sort = 'short' order by key) as short_names,
        array(select name from unit_name where unit_id = u.id and sort = 'former' order by key) as former_names,
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'post', c.post,
            'mobile', encode(c.mobile, 'hex')) order by c.position, c.id), '[]')
          from contact c where c.unit_id = u.id) as contacts,
        (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'channel', e.channel, 'hint', e.hint,
            'secret', e.secret is not null, 'disabled_at', extract(epoch from e.disabled_at)) order by x.position, e.id), '[]')
          from unit_endpoint x join endpoint e on e.id = x.endpoint_id where x.unit_id = u.id) as endpoints
      from unit u
      where u.id > $1 and ($2::bigint is null or u.id = $2)
      order by u.id
      limit $3
      """;

  Future<List<Unit>> page(
      SqlClient client, UnitRows rows, long after, @Nullable Long id, int limit) {
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.of(after, id, limit))
        .map(found -> found.stream().map(rows::unit).toList());
  }
}
