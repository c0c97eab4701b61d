package songda.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import songda.database.Database;

/** The statement that looks up what things are called. */
public final class NamesStore {
  private static final Pattern NUMBERS =
      Pattern.compile("(bulletin|dispatch|unit|collective|key):(\\d{1,18})");
  private static final Pattern PAIR =
      Pattern.compile("(dispatch:|endpoint:)(\\d{1,18})(/addressee:|/)(\\d{1,18})");

  private final Database database;

  /** Reads one database. */
  public NamesStore(Database database) {
    this.database = database;
  }

  /** References sorted by what they point at. */
  static final class Wanted {
    private final Map<String, List<Long>> numbers = new HashMap<>();
    private final List<Long> addresseeDispatches = new ArrayList<>();
    private final List<Long> addressees = new ArrayList<>();
    private final List<Long> deliveryDispatches = new ArrayList<>();
    private final List<Long> deliveries = new ArrayList<>();
    private final List<String> logins = new ArrayList<>();
    private final List<UUID> recipients = new ArrayList<>();
    private int count;

    void add(String reference) {
      Matcher number = NUMBERS.matcher(reference);
      Matcher pair = PAIR.matcher(reference);
      count++;
      if (number.matches()) {
        numbers
            .computeIfAbsent(number.group(1), kind -> new ArrayList<>())
            .add(Long.valueOf(number.group(2)));
      } else if (pair.matches()) {
        boolean addressee = pair.group(1).equals("dispatch:");
        (addressee ? addresseeDispatches : deliveryDispatches).add(Long.valueOf(pair.group(2)));
        (addressee ? addressees : deliveries).add(Long.valueOf(pair.group(4)));
      } else if (reference.startsWith("account:")) {
        logins.add(reference.substring("account:".length()));
      } else if (reference.matches("recipient:[0-9a-f-]{36}")) {
        recipients.add(UUID.fromString(reference.substring("recipient:".length())));
      } else {
        count--;
      }
    }

    boolean nothing() {
      return count == 0;
    }

    private Long[] ids(String kind) {
      return numbers.getOrDefault(kind, List.of()).toArray(Long[]::new);
    }

    private Tuple tuple() {
      return Tuple.tuple()
          .addArrayOfLong(ids("bulletin"))
          .addArrayOfLong(ids("dispatch"))
          .addArrayOfLong(addresseeDispatches.toArray(Long[]::new))
          .addArrayOfLong(addressees.toArray(Long[]::new))
          .addArrayOfUUID(recipients.toArray(UUID[]::new))
          .addArrayOfLong(ids("unit"))
          .addArrayOfLong(ids("collective"))
          .addArrayOfString(logins.toArray(String[]::new))
          .addArrayOfLong(ids("key"))
          .addArrayOfLong(deliveryDispatches.toArray(Long[]::new))
          .addArrayOfLong(deliveries.toArray(Long[]::new));
    }
  }

  // Every branch looks a page's few references up by a key of their table.
  private static final String NAMES =
      """
      select 'bulletin:' || b.id as reference, coalesce(b.name, f.file_name) as name, b.year, b.issue, b.extra
      from bulletin b join document f on f.sha256 = b.document
      where b.id = any($1)
      union all
      select 'dispatch:' || d.id, b.name, b.year, b.issue, b.extra
      from dispatch d join bulletin b on b.id = d.bulletin_id
      where d.id = any($2)
      union all
      select 'dispatch:' || a.dispatch_id || '/addressee:' || a.id, a.unit_name, null, null, false
      from unnest($3::bigint[], $4::bigint[]) as k (dispatch_id, id)
      join addressee a on a.dispatch_id = k.dispatch_id and a.id = k.id
      union all
      select 'recipient:' || public_id, unit_name, null, null, false
      from addressee
      where public_id = any($5)
      union all
      select 'unit:' || id, name, null, null, false from unit where id = any($6)
      union all
      select 'collective:' || id, phrase, null, null, false from collective where id = any($7)
      union all
      select 'account:' || login, name, null, null, false from account where login = any($8)
      union all
      select 'key:' || k.id, k.label || '（' || a.name || '）', null, null, false
      from api_key k join account a on a.id = k.account_id
      where k.id = any($9)
      union all
      select 'endpoint:' || k.dispatch_id || '/' || k.id, string_agg(a.unit_name, '、' order by a.position), null, null, false
      from unnest($10::bigint[], $11::bigint[]) as k (dispatch_id, id)
      join delivery_addressee l on l.dispatch_id = k.dispatch_id and l.delivery_id = k.id
      join addressee a on a.dispatch_id = l.dispatch_id and a.id = l.addressee_id
      group by k.dispatch_id, k.id
      """;

  Future<Map<String, Named>> names(Wanted wanted) {
    return database
        .pool()
        .preparedQuery(NAMES)
        .execute(wanted.tuple())
        .map(
            rows -> {
              Map<String, Named> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getString("reference"), named(row)));
              return found;
            });
  }

  private static Named named(Row row) {
    return new Named(
        row.getString("name"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getBoolean("extra"));
  }
}
