package songda.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/** The statements of the audit tables. */
public final class AuditStore {
  // One statement for the three rows, so that signing stays one round trip: the entry, its place in
  // the sealer's
  // queue, and the prunable personal details.
  private static final String INSERT =
      """
      with entry as (
        insert into audit_entry (id, at, actor, action, object, result, body)
        values ($1, $2, $3, $4, $5, $6, $7)
        returning id
      ), waiting as (
        insert into audit_unsealed (entry_id, since)
        select id, now() from entry
      )
      insert into audit_personal (entry_id, salt, details)
      select id, $8, $9 from entry
      """;

  Future<Void> insert(SqlConnection conn, Entry entry) {
    return conn.preparedQuery(INSERT)
        .execute(
            Tuple.tuple()
                .addUUID(entry.id())
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.actor())
                .addString(entry.action())
                .addString(entry.object())
                .addString(entry.result())
                .addBuffer(entry.bodyBuffer())
                .addBuffer(Buffer.buffer(entry.salt()))
                .addBuffer(Buffer.buffer(entry.personal())))
        .mapEmpty();
  }
}
