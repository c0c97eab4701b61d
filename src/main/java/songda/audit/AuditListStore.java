package songda.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/** The statement of the audit list. */
public final class AuditListStore {
  /** Entries a search looks through for one page. */
  private static final int SCAN = 20_000;

  private final Database database;

  /** The list of one database. */
  public AuditListStore(Database database) {
    this.database = database;
  }

  // Walks audit_entry_recent, or audit_entry_object where an object is asked for.
  private static final String PAGE =
      """
      select e.id, s.seq, e.at, e.actor, e.action, e.object, e.result, e.body
      from audit_entry e left join audit_seal s on s.entry_id = e.id
      where ($1::timestamptz is null or (e.at, e.id) < ($1, $2::uuid))
        and ($3::text is null or e.object = $3)
      order by e.at desc, e.id desc
      limit $4
      """;

  Future<List<AuditLine>> page(
      AuditLine.@Nullable Cursor after, @Nullable String object, int limit) {
    return database
        .pool()
        .preparedQuery(PAGE)
        .execute(place(after).addString(object).addInteger(limit))
        .map(rows -> rows.stream().map(AuditListStore::line).toList());
  }

  // Looks through the SCAN newest entries below the cursor (audit_entry_recent) and no further.
  private static final String SEARCH =
      """
      with scanned as (
        select id, at, action, object, result
        from audit_entry
        where $1::timestamptz is null or (at, id) < ($1, $2::uuid)
        order by at desc, id desc
        limit $3
      ), found as (
        select id
        from scanned
        where ($4::text[] is null or split_part(action, '.', 1) = any($4))
          and ($5::bigint is null or object = 'bulletin:' || $5 or object = 'dispatch:' || $6::bigint
            or starts_with(object, 'dispatch:' || $6 || '/'))
          and (not $7 or result = 'refused')
        order by at desc, id desc
        limit $8
      )
      select e.id, s.seq, e.at, e.actor, e.action, e.object, e.result, e.body
      from found
      join audit_entry e on e.id = found.id
      left join audit_seal s on s.entry_id = e.id
      order by e.at desc, e.id desc
      """;

  Future<List<AuditLine>> search(AuditFilter filter, AuditLine.@Nullable Cursor after, int limit) {
    List<String> kinds = filter.kinds();
    return database
        .pool()
        .preparedQuery(SEARCH)
        .execute(
            place(after)
                .addInteger(SCAN)
                .addArrayOfString(kinds == null ? null : kinds.toArray(String[]::new))
                .addLong(filter.bulletin())
                .addLong(filter.dispatch())
                .addBoolean(filter.refused())
                .addInteger(limit))
        .map(rows -> rows.stream().map(AuditListStore::line).toList());
  }

  private static final String PAUSED =
      """
      select id, at
      from audit_entry
      where $1::timestamptz is null or (at, id) < ($1, $2::uuid)
      order by at desc, id desc
      offset $3
      limit 1
      """;

  /** The last entry a search from here looks at; nothing when it comes to the end before. */
  Future<Optional<AuditLine.Cursor>> paused(AuditLine.@Nullable Cursor after) {
    return database
        .pool()
        .preparedQuery(PAUSED)
        .execute(place(after).addInteger(SCAN - 1))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new AuditLine.Cursor(
                                row.getOffsetDateTime("at").toInstant(), row.getUUID("id"))));
  }

  private static Tuple place(AuditLine.@Nullable Cursor after) {
    return Tuple.tuple()
        .addOffsetDateTime(after == null ? null : after.at().atOffset(ZoneOffset.UTC))
        .addUUID(after == null ? null : after.id());
  }

  private static final String SEAL =
      """
      select h.seq, h.sealed_at, (select count(*) from audit_unsealed) as waiting
      from (select 1) as one
      left join (select seq, sealed_at from audit_head order by seq desc limit 1) h on true
      """;

  Future<SealState> seal() {
    return database
        .pool()
        .preparedQuery(SEAL)
        .execute()
        .map(
            rows -> {
              Row row = rows.iterator().next();
              OffsetDateTime at = row.getOffsetDateTime("sealed_at");
              Long seq = row.getLong("seq");
              return new SealState(
                  seq == null ? 0 : seq,
                  at == null ? null : at.toInstant(),
                  row.getLong("waiting"));
            });
  }

  private static AuditLine line(Row row) {
    return new AuditLine(
        row.getUUID("id"),
        row.getLong("seq"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("object"),
        row.getString("result"),
        new String(SealStore.bytes(row, "body"), StandardCharsets.UTF_8));
  }
}
