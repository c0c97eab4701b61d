package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.database.Database;

/**
 * The frame of every edit: the row held, the caller's role and revision checked, the step, the
 * draft it becomes again, the audit entry; all in one transaction.
 */
final class BulletinEdits {
  private final Database database;
  private final BulletinStore store;
  private final BulletinReader reader;
  private final AuditTrail audit;

  BulletinEdits(Database database, BulletinStore store, BulletinReader reader, AuditTrail audit) {
    this.database = database;
    this.store = store;
    this.reader = reader;
    this.audit = audit;
  }

  /** One edit that somebody asked for. */
  record Edit(
      Caller caller,
      long id,
      @Nullable Integer ifRevision,
      String action,
      JsonObject details,
      Instant now) {
    /** What the audit keeps of it, or of what it entails. */
    Act act(String what, String object, JsonObject facts) {
      return Act.of(now, caller.actor(), what, object, facts);
    }
  }

  /** Takes a step that may refuse; the bulletin as it is afterwards. */
  Future<Answer<Bulletin>> edited(
      Edit edit, BiFunction<SqlConnection, Bulletin, Future<Optional<Refusal>>> step) {
    return database
        .inTransaction(
            conn -> reader.lock(conn, edit.id()).compose(found -> applied(conn, edit, found, step)))
        .compose(
            answer ->
                audit.answered(
                    edit.now(),
                    edit.caller().actor(),
                    edit.action(),
                    "bulletin:" + edit.id(),
                    answer));
  }

  private Future<Answer<Bulletin>> applied(
      SqlConnection conn,
      Edit edit,
      Optional<Bulletin> found,
      BiFunction<SqlConnection, Bulletin, Future<Optional<Refusal>>> step) {
    Optional<Refusal> refusal = mayEdit(edit, found);
    if (refusal.isPresent() || found.isEmpty()) {
      return Future.succeededFuture(
          Answer.refused(
              refusal.orElseGet(() -> Refusal.of(404, "bulletin.not_found", edit.id()))));
    }
    return step.apply(conn, found.get())
        .compose(
            refused ->
                refused.isPresent()
                    ? Future.succeededFuture(Answer.<Bulletin>refused(refused.get()))
                    : kept(conn, edit));
  }

  private Future<Answer<Bulletin>> kept(SqlConnection conn, Edit edit) {
    return store
        .edited(conn, edit.id(), edit.caller().account().id())
        .compose(
            done ->
                audit.done(conn, edit.act(edit.action(), "bulletin:" + edit.id(), edit.details())))
        .compose(done -> reader.find(conn, edit.id()))
        .map(found -> Answer.done(found.orElseThrow()));
  }

  private static Optional<Refusal> mayEdit(Edit edit, Optional<Bulletin> found) {
    Optional<Refusal> lacking = Duty.lacking(edit.caller(), Role.CLERK);
    if (lacking.isPresent() || found.isEmpty()) {
      return lacking;
    }
    Bulletin bulletin = found.get();
    if (!bulletin.editable()) {
      return Optional.of(Refusal.of(409, "bulletin.released", edit.id()));
    }
    Integer seen = edit.ifRevision();
    return seen == null || seen == bulletin.revision()
        ? Optional.empty()
        : Optional.of(Refusal.of(409, "bulletin.changed", seen, bulletin.revision()));
  }
}
