package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The statements of bulletins and of the states they pass through. */
public final class BulletinStore {
  // One file is kept once, whoever sends it and however often.
  private static final String KEEP_DOCUMENT =
      """
      insert into document (sha256, file_name, media_type, size, content, stored_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (sha256) do nothing
      """;

  Future<Void> keepDocument(
      SqlConnection conn, byte[] sha256, Upload upload, String mediaType, Instant now) {
    return conn.preparedQuery(KEEP_DOCUMENT)
        .execute(
            Tuple.of(
                Buffer.buffer(sha256),
                upload.fileName(),
                mediaType,
                (long) upload.bytes().length,
                Buffer.buffer(upload.bytes()),
                now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  private static final String DOCUMENT =
      """
      select file_name, media_type, content
      from document
      where sha256 = $1
      """;

  Future<Optional<Document>> document(SqlClient client, String sha256Hex) {
    return client
        .preparedQuery(DOCUMENT)
        .execute(Tuple.of(Buffer.buffer(HexFormat.of().parseHex(sha256Hex))))
        .map(
            rows ->
                first(rows)
                    .map(
                        row ->
                            new Document(
                                sha256Hex,
                                row.getString(0),
                                row.getString(1),
                                row.getBuffer(2).getBytes())));
  }

  private static final String INSERT =
      """
      insert into bulletin (document, text, name, issue, issue_total, extra, year, issuer,
        issued_on, signed_by, urgency, classification, meta, printed_facts, warnings, author_id,
        created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      returning id
      """;

  Future<Long> insert(
      SqlConnection conn, byte[] sha256, String text, Parsed parsed, long author, Instant now) {
    Tuple values = Tuple.of(Buffer.buffer(sha256), text);
    addHeader(values, parsed.header());
    values
        .addValue(BulletinJson.meta(parsed.meta()))
        .addValue(BulletinJson.facts(parsed.facts()))
        .addValue(BulletinJson.warnings(parsed.warnings()))
        .addLong(author)
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    return conn.preparedQuery(INSERT)
        .execute(values)
        .map(rows -> rows.iterator().next().getLong(0));
  }

  // The row as it stands with its people and its dispatch; the text, which is long, apart.
  private static final String SELECT =
      """
      select b.id, b.version, b.state, b.revision, b.name, b.issue, b.issue_total, b.extra, b.year,
        b.issuer, b.issued_on, b.signed_by, b.urgency, b.classification, b.deadline_on, b.meta,
        b.printed_facts, b.warnings, b.author_id, b.created_at, b.edited_by, b.submitted_by, b.submitted_at,
        b.decided_by, b.decided_at, b.decision_note, encode(b.document, 'hex') as sha256, f.file_name,
        a.login as author_login, a.name as author_name, a.roles as author_roles,
        d.login as decider_login, d.name as decider_name, d.roles as decider_roles,
        (select id from dispatch where bulletin_id = b.id) as dispatch_id
      from bulletin b
      join document f on f.sha256 = b.document
      join account a on a.id = b.author_id
      left join account d on d.id = b.decided_by
      where b.id = $1
      """;

  /** The bulletin without articles and entries. */
  Future<Optional<Bulletin>> find(SqlClient client, long id) {
    return client
        .preparedQuery(SELECT)
        .execute(Tuple.of(id))
        .map(rows -> first(rows).map(BulletinRows::bulletin));
  }

  private static final String TEXT =
      """
      select text
      from bulletin
      where id = $1
      """;

  /** The text it was read from; empty when there is no such bulletin. */
  Future<String> text(SqlClient client, long id) {
    return client
        .preparedQuery(TEXT)
        .execute(Tuple.of(id))
        .map(rows -> first(rows).map(row -> row.getString(0)).orElse(""));
  }

  // Whoever edits, decides or releases holds the row to the end of the transaction.
  private static final String LOCK =
      """
      select id
      from bulletin
      where id = $1
      for update
      """;

  Future<Boolean> lock(SqlConnection conn, long id) {
    return conn.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
  }

  private static final String RECENT =
      """
      select b.id, b.version, b.state, b.name, b.year, b.issue, b.extra, b.issued_on, f.file_name,
        coalesce((select title from article where bulletin_id = b.id order by position limit 1), '') as title,
        a.name as author_name, b.created_at,
        (select id from dispatch where bulletin_id = b.id) as dispatch_id
      from bulletin b
      join document f on f.sha256 = b.document
      join account a on a.id = b.author_id
      where b.id < $1
      order by b.id desc
      limit $2
      """;

  Future<List<BulletinSummary>> recent(SqlClient client, long below, int limit) {
    return client
        .preparedQuery(RECENT)
        .execute(Tuple.of(below, limit))
        .map(rows -> rows.stream().map(BulletinRows::summary).toList());
  }

  private static final String HEADER =
      """
      update bulletin
      set name = $2, issue = $3, issue_total = $4, extra = $5, year = $6, issuer = $7,
        issued_on = $8, signed_by = $9, urgency = $10, classification = $11, deadline_on = $12
      where id = $1
      """;

  Future<Void> setHeader(
      SqlConnection conn, long id, Header header, @Nullable LocalDate deadlineOn) {
    Tuple values = Tuple.of(id);
    addHeader(values, header);
    return conn.preparedQuery(HEADER).execute(values.addLocalDate(deadlineOn)).mapEmpty();
  }

  // Every edit makes a draft again and voids what was approved. A rejection stays in sight while
  // the
  // draft is reworked, until it is submitted again.
  private static final String EDITED =
      """
      update bulletin
      set state = 'draft', revision = revision + 1, submitted_at = null,
        edited_by = coalesce($2, edited_by),
        decided_by = case when state = 'draft' then decided_by end,
        decided_at = case when state = 'draft' then decided_at end,
        decision_note = case when state = 'draft' then decision_note end
      where id = $1
      """;

  /** A draft again; {@code by} is null when the directory changed and nobody edited it. */
  Future<Void> edited(SqlConnection conn, long id, @Nullable Long by) {
    return conn.preparedQuery(EDITED).execute(Tuple.of(id, by)).mapEmpty();
  }

  private static final String SUBMITTED =
      """
      update bulletin
      set state = 'submitted', submitted_at = $2, submitted_by = $3, decided_by = null, decided_at = null,
        decision_note = null
      where id = $1
      """;

  /** Draft → submitted, on a row that is locked. */
  public Future<Void> submitted(SqlConnection conn, long id, long by, Instant now) {
    return conn.preparedQuery(SUBMITTED)
        .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC), by))
        .mapEmpty();
  }

  private static final String DECIDED =
      """
      update bulletin
      set state = $2, decided_by = $3, decided_at = $4, decision_note = $5
      where id = $1
      """;

  /** Submitted → approved or draft, on a row that is locked, with who, when and why. */
  public Future<Void> decided(
      SqlConnection conn,
      long id,
      BulletinState state,
      long by,
      Instant now,
      @Nullable String note) {
    return conn.preparedQuery(DECIDED)
        .execute(Tuple.of(id, state.text(), by, now.atOffset(ZoneOffset.UTC), note))
        .mapEmpty();
  }

  private static void addHeader(Tuple values, Header header) {
    values
        .addString(header.name())
        .addInteger(header.issue())
        .addInteger(header.issueTotal())
        .addBoolean(header.extra())
        .addInteger(header.year())
        .addString(header.issuer())
        .addLocalDate(header.issuedOn())
        .addString(header.signedBy())
        .addString(header.urgency())
        .addString(header.classification());
  }

  private static Optional<Row> first(Iterable<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }
}
