package songda.review;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinReader;
import songda.bulletin.BulletinState;
import songda.bulletin.BulletinStore;
import songda.database.Database;

/** 复核: submitted by the clerk, approved or rejected by another account. */
public final class Review {
  private static final int LONGEST = 500;

  private final Database database;
  private final BulletinReader reader;
  private final BulletinStore store;
  private final Readiness readiness;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The review of one database. */
  public Review(
      Database database,
      BulletinReader reader,
      BulletinStore store,
      Readiness readiness,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.reader = reader;
    this.store = store;
    this.readiness = readiness;
    this.audit = audit;
    this.clock = clock;
  }

  /** Draft → submitted (role clerk); {@code release.incomplete} (422) lists what is missing. */
  public Future<Answer<Bulletin>> submit(Caller caller, long id) {
    Step step = new Step(caller, id, "bulletin.submit", new JsonObject(), clock.instant());
    return taken(
        step,
        (conn, bulletin) ->
            whenReady(
                conn,
                bulletin,
                ReviewPolicy.submit(caller, bulletin),
                () -> store.submitted(conn, id, caller.account().id(), step.now())));
  }

  /**
   * Submitted → approved (role reviewer, another account than the author, the last editor and the
   * submitter).
   *
   * @param ifRevision the revision the reviewer read, refused with {@code review.changed} (409)
   *     when what is submitted is no longer that one; null to approve whatever is submitted
   */
  public Future<Answer<Bulletin>> approve(
      Caller caller, long id, @Nullable Integer ifRevision, @Nullable String note) {
    JsonObject details = new JsonObject().put("note", note).put("revision", ifRevision);
    Step step = new Step(caller, id, "bulletin.approve", details, clock.instant());
    return taken(
        step,
        (conn, bulletin) ->
            whenReady(
                conn,
                bulletin,
                ReviewPolicy.approve(caller, bulletin, ifRevision),
                () ->
                    store.decided(
                        conn,
                        id,
                        BulletinState.APPROVED,
                        caller.account().id(),
                        step.now(),
                        note)));
  }

  /** Submitted → draft with a reason; by whom as in {@link #approve}. */
  public Future<Answer<Bulletin>> reject(Caller caller, long id, String reason) {
    Step step =
        new Step(
            caller, id, "bulletin.reject", new JsonObject().put("reason", reason), clock.instant());
    return taken(
        step,
        (conn, bulletin) -> {
          Optional<Refusal> refusal =
              ReviewPolicy.decide(caller, bulletin)
                  .or(
                      () ->
                          PlainText.oneLine(reason, LONGEST)
                              ? Optional.empty()
                              : Optional.of(Refusal.of(422, "review.reason_missing", LONGEST)));
          return refusal.isPresent()
              ? Future.succeededFuture(refusal)
              : store
                  .decided(
                      conn,
                      id,
                      BulletinState.DRAFT,
                      caller.account().id(),
                      step.now(),
                      reason.strip())
                  .map(Optional.empty());
        });
  }

  /** One step that somebody asked for. */
  private record Step(Caller caller, long id, String action, JsonObject details, Instant now) {}

  private Future<Optional<Refusal>> whenReady(
      SqlConnection conn,
      Bulletin bulletin,
      Optional<Refusal> refusal,
      java.util.function.Supplier<Future<Void>> write) {
    if (refusal.isPresent()) {
      return Future.succeededFuture(refusal);
    }
    return readiness
        .missing(conn, bulletin)
        .compose(
            missing ->
                missing.isEmpty()
                    ? write.get().map(Optional.<Refusal>empty())
                    : Future.succeededFuture(Optional.of(Readiness.refusal(missing))));
  }

  private Future<Answer<Bulletin>> taken(
      Step step, BiFunction<SqlConnection, Bulletin, Future<Optional<Refusal>>> decide) {
    return database
        .inTransaction(
            conn ->
                reader
                    .lock(conn, step.id())
                    .compose(
                        found ->
                            found.isEmpty()
                                ? Future.succeededFuture(
                                    Optional.of(Refusal.of(404, "bulletin.not_found", step.id())))
                                : decide.apply(conn, found.get()))
                    .compose(refusal -> kept(conn, step, refusal)))
        .compose(
            answer ->
                audit.answered(
                    step.now(),
                    step.caller().actor(),
                    step.action(),
                    "bulletin:" + step.id(),
                    answer));
  }

  private Future<Answer<Bulletin>> kept(SqlConnection conn, Step step, Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      return Future.succeededFuture(Answer.refused(refusal.get()));
    }
    Act act =
        Act.of(
            step.now(),
            step.caller().actor(),
            step.action(),
            "bulletin:" + step.id(),
            step.details());
    return audit
        .done(conn, act)
        .compose(done -> reader.find(conn, step.id()))
        .map(found -> Answer.done(found.orElseThrow()));
  }
}
