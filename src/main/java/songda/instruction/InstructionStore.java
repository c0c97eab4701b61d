package songda.instruction;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of instructions; rows are added, never changed. */
public final class InstructionStore {
  // Whoever records on a bulletin holds its row, so that the same form sent twice is seen.
  private static final String HOLD =
      """
      select state
      from bulletin
      where id = $1
      for update
      """;

  /** The bulletin's state, its row held; empty when there is none. */
  Future<Optional<String>> hold(SqlConnection conn, long bulletinId) {
    return conn.preparedQuery(HOLD)
        .execute(Tuple.of(bulletinId))
        .map(rows -> first(rows).map(row -> row.getString(0)));
  }

  private static final String OF =
      """
      select i.id, i.version, i.bulletin_id, i.person, i.post, i.unit, i.given_on, i.wording,
             i.demand, i.done_on, encode(i.scan, 'hex') as sha256, i.scan_name, i.scan_type,
             d.size, a.name as recorded_by, i.recorded_at
      from instruction i
      join account a on a.id = i.recorded_by
      left join document d on d.sha256 = i.scan
      where i.bulletin_id = $1
      order by i.id, i.version desc
      """;

  /** All of a bulletin in the order in which they were recorded. */
  Future<List<Instruction>> of(SqlClient client, long bulletinId) {
    return client
        .preparedQuery(OF)
        .execute(Tuple.of(bulletinId))
        .map(
            rows -> {
              Map<Long, List<Instruction.Version>> found = new LinkedHashMap<>();
              rows.forEach(
                  row ->
                      found
                          .computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                          .add(version(row)));
              return found.entrySet().stream()
                  .map(one -> new Instruction(one.getKey(), bulletinId, one.getValue()))
                  .toList();
            });
  }

  // One file is kept once, as bulletins are.
  private static final String KEEP =
      """
      insert into document (sha256, file_name, media_type, size, content, stored_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (sha256) do nothing
      """;

  Future<Void> keep(SqlConnection conn, ScanFile file, Instant now) {
    return conn.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                hash(file.scan()),
                file.scan().fileName(),
                file.scan().mediaType(),
                file.scan().size(),
                Buffer.buffer(file.bytes()),
                now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  // Version 1 draws an id; a correction brings that of what it corrects.
  private static final String ADD =
      """
      insert into instruction (id, version, bulletin_id, person, post, unit, given_on, wording,
        demand, done_on, scan, scan_name, scan_type, recorded_by, recorded_at)
      values (coalesce($1, nextval('instruction_id')), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      returning id
      """;

  /** Adds a version; {@code id} is null for the first. Gives the id. */
  Future<Long> add(
      SqlConnection conn,
      @Nullable Long id,
      long bulletinId,
      Instruction.Version version,
      long by) {
    Scan scan = version.scan();
    Wording wording = version.wording();
    return conn.preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addLong(id)
                .addInteger(version.version())
                .addLong(bulletinId)
                .addString(wording.person())
                .addString(wording.post())
                .addString(wording.unit())
                .addLocalDate(wording.givenOn())
                .addString(wording.text())
                .addString(wording.demand())
                .addLocalDate(wording.doneOn())
                .addBuffer(scan == null ? null : hash(scan))
                .addString(scan == null ? null : scan.fileName())
                .addString(scan == null ? null : scan.mediaType())
                .addLong(by)
                .addOffsetDateTime(version.recordedAt().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static final String SCAN =
      """
      select encode(i.scan, 'hex') as sha256, i.scan_name, i.scan_type, d.size, d.content
      from instruction i
      join document d on d.sha256 = i.scan
      where i.bulletin_id = $1 and i.id = $2 and i.version = $3
      """;

  Future<Optional<ScanFile>> scan(SqlConnection conn, long bulletinId, long id, int version) {
    return conn.preparedQuery(SCAN)
        .execute(Tuple.of(bulletinId, id, version))
        .map(
            rows ->
                first(rows)
                    .map(row -> new ScanFile(scan(row), row.getBuffer("content").getBytes())));
  }

  private static Instruction.Version version(Row row) {
    return new Instruction.Version(
        row.getInteger("version"),
        new Wording(
            row.getString("person"),
            row.getString("post"),
            row.getString("unit"),
            row.getLocalDate("given_on"),
            row.getString("wording"),
            row.getString("demand"),
            row.getLocalDate("done_on")),
        row.getString("sha256") == null ? null : scan(row),
        row.getString("recorded_by"),
        row.getOffsetDateTime("recorded_at").toInstant());
  }

  private static Scan scan(Row row) {
    return new Scan(
        row.getString("sha256"),
        row.getString("scan_name"),
        row.getString("scan_type"),
        row.getLong("size"));
  }

  private static Buffer hash(Scan scan) {
    return Buffer.buffer(HexFormat.of().parseHex(scan.sha256Hex()));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.stream().findFirst();
  }
}
