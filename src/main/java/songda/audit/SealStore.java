package songda.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements of the sealer. */
public final class SealStore {
  record Waiting(UUID id, byte[] body) {}

  record Link(long seq, byte[] chain) {}

  record Seal(long seq, UUID entryId, byte[] leaf, byte[] chain) {}

  record Head(long seq, byte[] chain, String keyId, byte[] signature) {}

  // One sealer at a time over all nodes; given back by the end of the transaction.
  private static final String LOCK = "select pg_advisory_xact_lock(7391846200)";

  Future<Void> lock(SqlConnection conn) {
    return conn.query(LOCK).execute().mapEmpty();
  }

  private static final String LAST =
      """
      select seq, chain
      from audit_seal
      order by seq desc
      limit 1
      """;

  Future<Optional<Link>> last(SqlConnection conn) {
    return conn.query(LAST)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Link(row.getLong("seq"), bytes(row, "chain"))));
  }

  // Only what was committed is seen, whatever the order of the commits.
  private static final String WAITING =
      """
      select e.id, e.body
      from audit_unsealed u join audit_entry e on e.id = u.entry_id
      order by u.since, u.entry_id
      limit 1000
      """;

  Future<List<Waiting>> waiting(SqlConnection conn) {
    return conn.query(WAITING)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Waiting(row.getUUID("id"), bytes(row, "body")))
                    .toList());
  }

  // The seals of a batch, and the end of their waiting, in one statement.
  private static final String SEAL =
      """
      with sealed as (
        insert into audit_seal (seq, entry_id, leaf, chain)
        select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[])
        returning entry_id
      )
      delete from audit_unsealed
      where entry_id in (select entry_id from sealed)
      """;

  Future<Void> seal(SqlConnection conn, List<Seal> seals) {
    return conn.preparedQuery(SEAL)
        .execute(
            Tuple.of(
                seals.stream().map(Seal::seq).toArray(Long[]::new),
                seals.stream().map(Seal::entryId).toArray(UUID[]::new),
                seals.stream().map(seal -> Buffer.buffer(seal.leaf())).toArray(Buffer[]::new),
                seals.stream().map(seal -> Buffer.buffer(seal.chain())).toArray(Buffer[]::new)))
        .mapEmpty();
  }

  private static final String HEAD =
      """
      insert into audit_head (seq, chain, sealed_at, key_id, signature)
      values ($1, $2, $3, $4, $5)
      """;

  Future<Void> head(SqlConnection conn, Head head, Instant now) {
    return conn.preparedQuery(HEAD)
        .execute(
            Tuple.of(head.seq(), Buffer.buffer(head.chain()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(head.keyId())
                .addBuffer(Buffer.buffer(head.signature())))
        .mapEmpty();
  }

  static byte[] bytes(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }
}
