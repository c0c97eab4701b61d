package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.audit.Digests;
import songda.bulletin.BulletinEdits.Edit;
import songda.database.Database;
import songda.intake.Decoded;

/** The desk's bulletins: taken in, looked at, completed and confirmed by clerks. */
public final class Bulletins {
  private final Database database;
  private final BulletinStore store;
  private final EntryStore entries;
  private final BulletinReader reader;
  private final UploadReader uploads;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final BulletinEdits edits;

  /** The statements this room needs. */
  public record Stores(BulletinStore bulletins, EntryStore entries) {}

  /** The bulletins of one database. */
  public Bulletins(
      Database database,
      Stores stores,
      BulletinReader reader,
      UploadReader uploads,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.store = stores.bulletins();
    this.entries = stores.entries();
    this.reader = reader;
    this.uploads = uploads;
    this.audit = audit;
    this.clock = clock;
    this.edits = new BulletinEdits(database, store, reader, audit);
  }

  /**
   * Takes a file in as a draft by the caller (role clerk). Refused with {@code bulletin.unreadable}
   * (422; the one detail has the notice's code in lower case, its line and text) when it cannot be
   * read or carries a classification; such a file is not kept.
   */
  public Future<Answer<Bulletin>> add(Caller caller, Upload upload) {
    return add(caller, upload, false);
  }

  /**
   * The same, whose recipients may be chosen by hand ({@link Rosters}).
   *
   * @param byHand whether a text without distribution block is kept too, with no entries; one that
   *     has a block keeps its printed entries
   */
  public Future<Answer<Bulletin>> add(Caller caller, Upload upload, boolean byHand) {
    Instant now = clock.instant();
    return uploads
        .sha256(upload)
        .compose(
            sha256 -> {
              String object =
                  "document:" + HexFormat.of().formatHex(sha256) + "/" + upload.bytes().length;
              return permitted(caller, upload, byHand, sha256, now)
                  .compose(a -> audit.answered(now, caller.actor(), "bulletin.add", object, a));
            });
  }

  private Future<Answer<Bulletin>> permitted(
      Caller caller, Upload upload, boolean byHand, byte[] sha256, Instant now) {
    return Duty.lacking(caller, Role.CLERK)
        .map(refusal -> Future.succeededFuture(Answer.<Bulletin>refused(refusal)))
        .orElseGet(
            () -> uploads.read(upload, byHand).compose(a -> kept(caller, upload, a, sha256, now)));
  }

  private Future<Answer<Bulletin>> kept(
      Caller caller, Upload upload, Answer<UploadReader.Read> read, byte[] sha256, Instant now) {
    return read.fold(
        it ->
            database.inTransaction(
                conn -> keep(conn, caller, upload, it.text(), it.parsed(), sha256, now)),
        refusal -> Future.succeededFuture(Answer.refused(refusal)));
  }

  private Future<Answer<Bulletin>> keep(
      SqlConnection conn,
      Caller caller,
      Upload upload,
      Decoded.Text read,
      Parsed parsed,
      byte[] sha256,
      Instant now) {
    JsonObject details =
        new JsonObject()
            .put("sha256", HexFormat.of().formatHex(sha256))
            .put("size", upload.bytes().length)
            .put("entries", parsed.entries().size());
    return store
        .keepDocument(conn, sha256, upload, read.format().mediaType(), now)
        .compose(
            kept -> store.insert(conn, sha256, read.text(), parsed, caller.account().id(), now))
        .compose(
            id ->
                entries
                    .insertArticles(conn, id, parsed.articles())
                    .compose(done -> entries.insert(conn, id, parsed))
                    .compose(done -> act(conn, caller, "bulletin.add", id, details, now))
                    .compose(done -> present(conn, id)));
  }

  /**
   * Keeps a file that was read already, as a draft by the caller; {@link #add} is how files come
   * in.
   *
   * @param read the text of the file
   * @param parsed what was read from it, without an error
   */
  public Future<Answer<Bulletin>> keep(
      Caller caller, Upload upload, Decoded.Text read, Parsed parsed) {
    Instant now = clock.instant();
    byte[] sha256 = Digests.sha256(upload.bytes());
    return database.inTransaction(conn -> keep(conn, caller, upload, read, parsed, sha256, now));
  }

  /** A bulletin with its entries resolved as the directory stands now. */
  public Future<Optional<Bulletin>> find(long id) {
    return database.inTransaction(conn -> reader.find(conn, id));
  }

  /** The newest first: at most {@code limit} with an id below {@code beforeId}, if it is given. */
  public Future<List<BulletinSummary>> recent(@Nullable Long beforeId, int limit) {
    return store.recent(database.pool(), beforeId == null ? Long.MAX_VALUE : beforeId, limit);
  }

  /** An original file by its SHA-256 (64 hex digits). */
  public Future<Optional<Document>> document(String sha256Hex) {
    return store.document(database.pool(), sha256Hex);
  }

  /**
   * Keys in the header facts. Like every edit it makes the bulletin a draft again and voids an
   * approval.
   *
   * @param ifRevision the revision the caller saw, refused with {@code bulletin.changed} (409) when
   *     it is no longer that one; null to edit whatever is there
   */
  public Future<Answer<Bulletin>> setHeader(
      Caller caller,
      long id,
      @Nullable Integer ifRevision,
      Header header,
      @Nullable LocalDate deadlineOn) {
    JsonObject details =
        new JsonObject()
            .put("name", header.name())
            .put("issue", header.issue())
            .put("year", header.year())
            .put("extra", header.extra())
            .put("issuer", header.issuer())
            .put("issued_on", String.valueOf(header.issuedOn()))
            .put("deadline_on", String.valueOf(deadlineOn));
    Edit edit = new Edit(caller, id, ifRevision, "bulletin.header", details, clock.instant());
    return edits.edited(edit, (conn, bulletin) -> keepHeader(conn, id, header, deadlineOn));
  }

  private Future<Optional<Refusal>> keepHeader(
      SqlConnection conn, long id, Header header, @Nullable LocalDate deadlineOn) {
    Optional<Refusal> bad = HeaderRules.broken(header, deadlineOn);
    return bad.isPresent()
        ? Future.succeededFuture(bad)
        : store.setHeader(conn, id, header, deadlineOn).map(Optional.empty());
  }

  /** Keeps a decision about the entry at a position, with who and when; an edit as above. */
  public Future<Answer<Bulletin>> decide(
      Caller caller, long id, @Nullable Integer ifRevision, int position, Decision decision) {
    JsonObject details = BulletinJson.decision(decision).put("position", position);
    Edit edit = new Edit(caller, id, ifRevision, "bulletin.decide", details, clock.instant());
    return edits.edited(edit, (conn, bulletin) -> settle(conn, edit, bulletin, decision));
  }

  private Future<Optional<Refusal>> settle(
      SqlConnection conn, Edit edit, Bulletin bulletin, Decision decision) {
    int position = edit.details().getInteger("position");
    if (position < 1 || position > bulletin.entries().size()) {
      return Future.succeededFuture(Optional.of(Refusal.of(404, "entry.not_found", position)));
    }
    ConfirmedEntry entry = bulletin.entries().get(position - 1);
    if (bulletin.byHand()) {
      return Future.succeededFuture(Optional.of(Refusal.of(409, "roster.by_hand", entry.name())));
    }
    edit.details().put("entry", entry.name());
    return reader
        .known(conn, decision)
        .compose(
            known ->
                (known
                        ? DecisionRules.settle(entry, decision)
                        : Answer.<EntryStore.Settled>refused(Refusal.of(422, "decision.unknown")))
                    .fold(
                        settled -> settled(conn, edit, entry, settled, decision),
                        refusal -> Future.succeededFuture(Optional.of(refusal))));
  }

  private Future<Optional<Refusal>> settled(
      SqlConnection conn,
      Edit edit,
      ConfirmedEntry entry,
      EntryStore.Settled settled,
      Decision decision) {
    edit.details().put("to", settled.reading().name());
    return entries
        .decide(
            conn, edit.id(), entry.position(), settled, edit.caller().account().id(), edit.now())
        .compose(
            done ->
                decision instanceof Decision.ToUnit unit
                    ? remembered(conn, edit, entry.name(), unit)
                    : Future.<Void>succeededFuture())
        .map(Optional.empty());
  }

  private Future<Void> remembered(
      SqlConnection conn, Edit edit, String name, Decision.ToUnit unit) {
    JsonObject facts = new JsonObject().put("name", name).put("former", false);
    return reader
        .remember(conn, name, unit)
        .compose(
            kept ->
                kept
                    ? audit.done(conn, edit.act("unit.name", "unit:" + unit.unitId(), facts))
                    : Future.succeededFuture());
  }

  private Future<Answer<Bulletin>> present(SqlConnection conn, long id) {
    return reader.find(conn, id).map(found -> Answer.done(found.orElseThrow()));
  }

  private Future<Void> act(
      SqlConnection conn, Caller caller, String action, long id, JsonObject details, Instant now) {
    return audit.done(conn, Act.of(now, caller.actor(), action, "bulletin:" + id, details));
  }
}
