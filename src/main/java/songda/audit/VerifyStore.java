package songda.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of the verifier; all run in one repeatable-read snapshot. */
public final class VerifyStore {
  record Line(
      SealStore.Seal seal,
      Instant at,
      String actor,
      String action,
      String object,
      String result,
      byte[] body,
      SealStore.@Nullable Head head) {}

  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  Future<Void> snapshot(SqlConnection conn) {
    return conn.query(SNAPSHOT).execute().mapEmpty();
  }

  // A page of seals with their entries and heads, by primary key; memory stays flat.
  private static final String PAGE =
      """
      select s.seq, s.entry_id, s.leaf, s.chain,
             e.at, e.actor, e.action, e.object, e.result, e.body,
             h.chain as head_chain, h.key_id, h.signature
      from audit_seal s
        join audit_entry e on e.id = s.entry_id
        left join audit_head h on h.seq = s.seq
      where s.seq > $1
      order by s.seq
      limit 500
      """;

  Future<List<Line>> page(SqlConnection conn, long after) {
    return conn.preparedQuery(PAGE)
        .execute(Tuple.of(after))
        .map(rows -> rows.stream().map(VerifyStore::line).toList());
  }

  // Entries the sealer has neither sealed nor in its queue, and how many wait longer than a minute.
  private static final String LEFT =
      """
      select (select count(*) from audit_entry) as entries,
             (select count(*) from audit_unsealed) as unsealed,
             (select count(*) from audit_unsealed where since < $1) as late,
             (select e.id
              from audit_entry e
              where not exists (select from audit_seal s where s.entry_id = e.id)
                and not exists (select from audit_unsealed u where u.entry_id = e.id)
              order by e.at, e.id
              limit 1) as lost,
             (select u.entry_id
              from audit_unsealed u join audit_seal s on s.entry_id = u.entry_id
              limit 1) as doubled
      """;

  record Left(
      long entries, long unsealed, long late, @Nullable UUID lost, @Nullable UUID doubled) {}

  Future<Left> left(SqlConnection conn, Instant lateBefore) {
    return conn.preparedQuery(LEFT)
        .execute(Tuple.tuple().addOffsetDateTime(lateBefore.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Left(
                    row.getLong("entries"),
                    row.getLong("unsealed"),
                    row.getLong("late"),
                    row.getUUID("lost"),
                    row.getUUID("doubled")));
  }

  private static Line line(Row row) {
    long seq = row.getLong("seq");
    Buffer headChain = row.getBuffer("head_chain");
    return new Line(
        new SealStore.Seal(
            seq,
            row.getUUID("entry_id"),
            SealStore.bytes(row, "leaf"),
            SealStore.bytes(row, "chain")),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("object"),
        row.getString("result"),
        SealStore.bytes(row, "body"),
        headChain == null
            ? null
            : new SealStore.Head(
                seq,
                headChain.getBytes(),
                row.getString("key_id"),
                SealStore.bytes(row, "signature")));
  }
}
