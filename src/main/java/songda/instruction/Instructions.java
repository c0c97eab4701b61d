package songda.instruction;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.audit.Digests;
import songda.bulletin.Upload;
import songda.database.Database;
import songda.reminder.WorkdayCalendar;

/** 批示 on bulletins: recorded, corrected by a further version, read by role {@code instructions}. */
public final class Instructions {
  private final Database database;
  private final InstructionStore store;
  private final InstructionWriter writer;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The instructions of one database. */
  public Instructions(
      Database database, InstructionStore store, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.writer = new InstructionWriter(store, audit);
    this.clock = clock;
  }

  /** Which instruction is corrected, and the version its reader saw. */
  public record Seen(long id, int version) {}

  /** All of a bulletin in the order of their recording; refused without the role (403). */
  public Future<Answer<List<Instruction>>> of(Caller caller, long bulletinId) {
    Instant now = clock.instant();
    return allowed(
            caller, () -> store.of(database.pool(), bulletinId).map(found -> Answer.done(found)))
        .compose(
            answer ->
                audit.answered(
                    now, caller.actor(), "instruction.read", "bulletin:" + bulletinId, answer));
  }

  /**
   * Records an instruction on a bulletin that was released. Refused: {@code bulletin.not_found}
   * (404), {@code instruction.not_released} (409), {@code instruction.same} (409) when one says
   * just that already, {@code instruction.invalid} (422) with every field that is wrong.
   *
   * @param scan null for none
   */
  public Future<Answer<Instruction>> record(
      Caller caller, long bulletinId, Typed typed, @Nullable Upload scan) {
    Instant now = clock.instant();
    return allowed(
            caller,
            () ->
                kept(
                    typed,
                    scan,
                    now,
                    (conn, fresh) -> writer.record(conn, caller, bulletinId, fresh, now)))
        .compose(
            answer ->
                audit.answered(
                    now, caller.actor(), "instruction.record", "bulletin:" + bulletinId, answer));
  }

  /**
   * Adds a version that counts from now on; what stood stays readable. Refused as above, and with
   * {@code instruction.not_found} (404), {@code instruction.changed} (409) when somebody corrected
   * it since.
   *
   * @param scan null to keep the one that is there
   */
  public Future<Answer<Instruction>> correct(
      Caller caller, long bulletinId, Seen seen, Typed typed, @Nullable Upload scan) {
    Instant now = clock.instant();
    return allowed(
            caller,
            () ->
                kept(
                    typed,
                    scan,
                    now,
                    (conn, fresh) -> writer.correct(conn, caller, bulletinId, seen, fresh, now)))
        .compose(
            answer ->
                audit.answered(
                    now, caller.actor(), "instruction.correct", "bulletin:" + bulletinId, answer));
  }

  /** 办结: a version that adds the day on which it was carried out; refused as a correction is. */
  public Future<Answer<Instruction>> finish(
      Caller caller, long bulletinId, Seen seen, String doneOn) {
    return of(caller, bulletinId)
        .compose(
            answer ->
                answer.fold(
                    all -> finish(caller, bulletinId, seen, all, doneOn),
                    refusal -> Future.succeededFuture(Answer.refused(refusal))));
  }

  private Future<Answer<Instruction>> finish(
      Caller caller, long bulletinId, Seen seen, List<Instruction> all, String doneOn) {
    Optional<Instruction> found = all.stream().filter(one -> one.id() == seen.id()).findFirst();
    if (found.isEmpty()) {
      Refusal unknown = Refusal.of(404, "instruction.not_found", seen.id());
      String object = "bulletin:" + bulletinId;
      return audit
          .refused(clock.instant(), caller.actor(), "instruction.correct", object, unknown)
          .map(Answer::refused);
    }
    Typed typed = Typed.of(found.get().latest().wording()).done(doneOn);
    return correct(caller, bulletinId, seen, typed, null);
  }

  /** The scan of a version; that it was fetched is written before the bytes are given. */
  public Future<Answer<ScanFile>> scan(Caller caller, long bulletinId, Seen version) {
    Instant now = clock.instant();
    return allowed(
            caller,
            () ->
                database.inTransaction(
                    conn ->
                        store
                            .scan(conn, bulletinId, version.id(), version.version())
                            .compose(
                                found -> fetched(conn, caller, bulletinId, version, found, now))))
        .compose(
            answer ->
                audit.answered(
                    now, caller.actor(), "instruction.fetch", "bulletin:" + bulletinId, answer));
  }

  private Future<Answer<ScanFile>> fetched(
      SqlConnection conn,
      Caller caller,
      long bulletinId,
      Seen version,
      Optional<ScanFile> found,
      Instant now) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Answer.refused(Refusal.of(404, "instruction.no_scan")));
    }
    JsonObject details =
        InstructionWriter.details(version.id(), version.version(), found.get().scan());
    return audit
        .done(
            conn,
            Act.of(now, caller.actor(), "instruction.fetch", "bulletin:" + bulletinId, details))
        .map(Answer.done(found.get()));
  }

  /** Does something in a transaction with what passed the rules. */
  private interface Step {
    Future<Answer<Instruction>> take(SqlConnection conn, InstructionWriter.Fresh fresh);
  }

  private static <T> Future<Answer<T>> allowed(Caller caller, Supplier<Future<Answer<T>>> then) {
    return Duty.lacking(caller, Role.INSTRUCTIONS)
        .map(refusal -> Future.succeededFuture(Answer.<T>refused(refusal)))
        .orElseGet(then);
  }

  private Future<Answer<Instruction>> kept(
      Typed typed, @Nullable Upload upload, Instant now, Step step) {
    LocalDate today = now.atZone(WorkdayCalendar.ZONE).toLocalDate();
    return InstructionRules.read(typed, upload, today)
        .fold(
            wording ->
                database.inTransaction(
                    conn -> {
                      ScanFile file = upload == null ? null : file(upload);
                      return (file == null
                              ? Future.<Void>succeededFuture()
                              : store.keep(conn, file, now))
                          .compose(
                              done -> step.take(conn, new InstructionWriter.Fresh(wording, file)));
                    }),
            refusal -> Future.succeededFuture(Answer.refused(refusal)));
  }

  private static ScanFile file(Upload upload) {
    String hex = HexFormat.of().formatHex(Digests.sha256(upload.bytes()));
    String type = ScanType.of(upload.bytes()).orElseThrow().mediaType();
    return new ScanFile(
        new Scan(hex, upload.fileName(), type, upload.bytes().length), upload.bytes());
  }
}
