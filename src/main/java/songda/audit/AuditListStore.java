package songda.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/** The statement of the audit list. */
public final class AuditListStore {
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
    OffsetDateTime at = after == null ? null : after.at().atOffset(ZoneOffset.UTC);
    UUID id = after == null ? null : after.id();
    return database
        .pool()
        .preparedQuery(PAGE)
        .execute(
            Tuple.tuple().addOffsetDateTime(at).addUUID(id).addString(object).addInteger(limit))
        .map(rows -> rows.stream().map(AuditListStore::line).toList());
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
