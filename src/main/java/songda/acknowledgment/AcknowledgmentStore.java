package songda.acknowledgment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The statements of acknowledgments. */
public final class AcknowledgmentStore {
  /** The addressee a transaction holds: nobody else acts for it until the commit. */
  record Held(UUID publicId, String state) {}

  private static final String HOLD =
      """
      select public_id, state
      from addressee
      where dispatch_id = $1 and id = $2
      for update
      """;

  Future<Optional<Held>> hold(SqlConnection conn, long dispatchId, long addresseeId) {
    return conn.preparedQuery(HOLD)
        .execute(Tuple.of(dispatchId, addresseeId))
        .map(AcknowledgmentStore::first)
        .map(row -> row.map(r -> new Held(r.getUUID("public_id"), r.getString("state"))));
  }

  private static final String LIVING =
      """
      select id, dispatch_id, addressee_id, act, person, post, method, reason, note,
             acted_at, recorded_at, proof
      from acknowledgment
      where dispatch_id = $1 and addressee_id = $2 and superseded_at is null
      """;

  /** The act that closed an addressee, if one did. */
  Future<Optional<Signed>> living(SqlClient conn, long dispatchId, long addresseeId) {
    return conn.preparedQuery(LIVING)
        .execute(Tuple.of(dispatchId, addresseeId))
        .map(AcknowledgmentStore::first)
        .map(row -> row.map(AcknowledgmentStore::signed));
  }

  private static final String COUNTED =
      """
      select 1
      from acknowledgment
      where request_id = $1
      """;

  /** Whether an API call of this id was counted before. */
  Future<Boolean> counted(SqlConnection conn, String requestId) {
    return conn.preparedQuery(COUNTED).execute(Tuple.of(requestId)).map(rows -> rows.size() > 0);
  }

  // One statement for all that an act changes, so that the row lock is held for one round trip.
  // The two deltas leave the sum at zero: no shared row is updated.
  private static final String RECORD =
      """
      with act as (
        insert into acknowledgment (id, dispatch_id, addressee_id, act, person, post, method, reason,
          note, document, acted_at, recorded_at, recorded_by, source_ip, user_agent, request_id, proof)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      ), closed as (
        update addressee
        set state = $4, closed_at = $12
        where dispatch_id = $2 and id = $3
        returning relation
      ), todo as (
        insert into work_item (kind, dispatch_id, addressee_id, note, opened_at)
        select 'returned', $2, $3, $9, $12
        where $4 = 'returned'
      )
      insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
      select $2, 'addressee', relation, '', change.state, change.n
      from closed, (values ($18::text, -1), ($4, 1)) as change (state, n)
      """;

  /** Writes an act: its row, the addressee's state, the deltas, and a work item for a return. */
  Future<Void> record(
      SqlConnection conn, SignRequest request, Visit visit, Signed act, String before) {
    Tuple values =
        Tuple.tuple()
            .addUUID(act.id())
            .addLong(act.dispatchId())
            .addLong(act.addresseeId())
            .addString(act.act())
            .addString(act.person())
            .addString(act.post())
            .addString(act.method().text())
            .addString(act.reason() == null ? null : act.reason().text())
            .addString(act.note())
            .addBuffer(Buffer.buffer(HexFormat.of().parseHex(visit.documentSha256())))
            .addOffsetDateTime(utc(act.actedAt()))
            .addOffsetDateTime(utc(act.recordedAt()))
            .addLong(request.recordedBy())
            .addString(request.actor().source())
            .addString(request.userAgent())
            .addString(request.requestId())
            .addBuffer(Buffer.buffer(act.proof()))
            .addString(before);
    return conn.preparedQuery(RECORD).execute(values).mapEmpty();
  }

  private static final String SERVED =
      """
      select e.secret, a.id
      from delivery d
      join endpoint e on e.id = d.endpoint_id
      left join delivery_addressee s on s.dispatch_id = d.dispatch_id and s.delivery_id = d.id
      left join addressee a on a.dispatch_id = s.dispatch_id and a.id = s.addressee_id and a.unit_name = $3
      where d.dispatch_id = $1 and d.id = $2 and e.channel = 'webhook' and e.disabled_at is null
      order by a.id nulls last
      limit 1
      """;

  /**
   * The endpoint's secret behind a delivered webhook, and the addressee of a unit it served.
   *
   * @param secret sealed; empty when the endpoint has none
   */
  record Served(Optional<byte[]> secret, Optional<Long> addresseeId) {}

  Future<Optional<Served>> served(SqlClient conn, long dispatchId, long deliveryId, String unit) {
    return conn.preparedQuery(SERVED)
        .execute(Tuple.of(dispatchId, deliveryId, unit))
        .map(AcknowledgmentStore::first)
        .map(
            row ->
                row.map(
                    r ->
                        new Served(
                            Optional.ofNullable(r.getBuffer("secret")).map(Buffer::getBytes),
                            Optional.ofNullable(r.getLong("id")))));
  }

  static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  private static Signed signed(Row row) {
    Buffer proof = row.getBuffer("proof");
    return new Signed(
        row.getUUID("id"),
        row.getLong("dispatch_id"),
        row.getLong("addressee_id"),
        row.getString("act"),
        row.getString("person"),
        row.getString("post"),
        Method.of(row.getString("method")),
        Reason.of(row.getString("reason")).orElse(null),
        row.getString("note"),
        row.getOffsetDateTime("acted_at").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant(),
        true,
        proof == null ? new byte[0] : proof.getBytes());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
