package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.directory.AddressVault;
import songda.directory.Standing;
import songda.directory.UnitKind;

/** The statements of units with everything a spreadsheet says of them. */
public final class ListedStore {
  private final AddressVault vault;

  /** Opens mobiles and mailboxes with the vault of the installation. */
  public ListedStore(AddressVault vault) {
    this.vault = vault;
  }

  // In the order of entry, keyset by id; each list as JSON, so that a page is one round trip.
  // Addresses of webhooks stay where they are.
  private static final String PAGE =
      """
      select u.id, u.name, u.standing, u.kind, p.name as parent, u.paper,
        array(select name from unit_name where unit_id = u.id and sort = 'short' order by key) as short_names,
        array(select name from unit_name where unit_id = u.id and sort = 'former' order by key) as former_names,
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'post', c.post,
            'mobile', encode(c.mobile, 'hex')) order by c.position, c.id), '[]')
          from contact c where c.unit_id = u.id) as contacts,
        (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'channel', e.channel, 'hint', e.hint,
            'address', case when e.channel = 'email' then encode(e.address, 'hex') end,
            'fingerprint', encode(e.fingerprint, 'hex'),
            'stopped', e.disabled_at is not null) order by x.position, e.id), '[]')
          from unit_endpoint x join endpoint e on e.id = x.endpoint_id
          where x.unit_id = u.id and x.purpose = 'dispatch') as places
      from unit u
      left join unit p on p.id = u.parent_id
      where u.closed_at is null and u.id > $1 and ($2::bigint[] is null or u.id = any($2))
      order by u.id
      limit $3
      """;

  /** In the order of entry: at most so many with an id above {@code after}. */
  Future<List<Listed>> page(SqlClient client, long after, int limit) {
    return list(client, after, null, limit);
  }

  /** Those with these ids. */
  Future<List<Listed>> of(SqlClient client, Collection<Long> ids) {
    return ids.isEmpty()
        ? Future.succeededFuture(List.of())
        : list(client, 0, ids.toArray(Long[]::new), Integer.MAX_VALUE);
  }

  private Future<List<Listed>> list(
      SqlClient client, long after, Long @Nullable [] ids, int limit) {
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.tuple().addLong(after).addArrayOfLong(ids).addInteger(limit))
        .map(rows -> rows.stream().map(this::listed).toList());
  }

  private Listed listed(Row row) {
    return new Listed(
        row.getLong("id"),
        row.getString("name"),
        Standing.of(row.getString("standing")),
        UnitKind.of(row.getString("kind")),
        row.getString("parent"),
        row.getBoolean("paper"),
        List.of(row.getArrayOfStrings("short_names")),
        List.of(row.getArrayOfStrings("former_names")),
        objects(row, "contacts").stream().map(this::person).toList(),
        objects(row, "places").stream().map(this::place).toList());
  }

  private static List<JsonObject> objects(Row row, String column) {
    return ((JsonArray) row.getValue(column)).stream().map(JsonObject.class::cast).toList();
  }

  private Listed.Person person(JsonObject stored) {
    return new Listed.Person(
        stored.getLong("id"),
        stored.getString("name"),
        stored.getString("post"),
        opened(stored.getString("mobile")));
  }

  private Listed.Place place(JsonObject stored) {
    return new Listed.Place(
        stored.getLong("id"),
        stored.getString("channel"),
        stored.getString("hint"),
        opened(stored.getString("address")),
        stored.getString("fingerprint"),
        stored.getBoolean("stopped"));
  }

  private @Nullable String opened(@Nullable String sealedHex) {
    return sealedHex == null ? null : vault.open(HexFormat.of().parseHex(sealedHex));
  }
}
