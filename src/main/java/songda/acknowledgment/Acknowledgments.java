package songda.acknowledgment;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;
import songda.database.Announcer;
import songda.database.Database;
import songda.database.SqlState;
import songda.dispatch.AddresseeState;

/**
 * Signs and returns: one transaction each (addressee locked, act, state, deltas, proof, audit). The
 * first valid act closes the unit; whoever comes later is given that act, never an error.
 */
public final class Acknowledgments {
  private static final String RETURN = "acknowledgment.return";

  private final Database database;
  private final Stores stores;
  private final AuditTrail audit;
  private final Proofs proofs;
  private final Announcer announcer;
  private final InstantSource clock;

  /** The statements this room needs. */
  public record Stores(AcknowledgmentStore acts, VisitStore visits) {
    /** Both stores. */
    public Stores() {
      this(new AcknowledgmentStore(), new VisitStore());
    }
  }

  /** The room of one node. */
  public Acknowledgments(
      Database database,
      Stores stores,
      AuditTrail audit,
      Proofs proofs,
      Announcer announcer,
      InstantSource clock) {
    this.database = database;
    this.stores = stores;
    this.audit = audit;
    this.proofs = proofs;
    this.announcer = announcer;
    this.clock = clock;
  }

  /**
   * Signs for an addressee.
   *
   * @return the living act, {@code first} false when somebody was earlier; refused with 422 for a
   *     name or post that cannot be, 404 for an unknown addressee, 409 for an API call counted
   *     before
   */
  public Future<Answer<Signed>> sign(SignRequest request) {
    return act(request, null);
  }

  /**
   * Returns the bulletin with a reason; answers as {@link #sign} and opens a work item.
   *
   * @param reason refused with {@code acknowledgment.reason_missing} (422) when empty
   */
  public Future<Answer<Signed>> giveBack(SignRequest request, Optional<Reason> reason) {
    return reason.isPresent()
        ? act(request, reason.get())
        : refuse(
            request.actor(),
            RETURN,
            object(request),
            Refusal.of(422, "acknowledgment.reason_missing"));
  }

  /** Keeps a refusal to somebody who has proved who they are, before it is answered. */
  Future<Answer<Signed>> refuse(Actor actor, String action, String object, Refusal refusal) {
    return audit.refused(clock.instant(), actor, action, object, refusal).map(Answer::refused);
  }

  /**
   * 补录: what a unit said by telephone or signed on paper, entered by a clerk; answers as {@link
   * #sign} and {@link #giveBack} do.
   *
   * @param reason why it was returned; empty when it was signed for
   */
  public Future<Answer<Signed>> record(
      Caller caller, SignRequest request, Optional<Reason> reason) {
    Optional<Refusal> lacking = Duty.lacking(caller, Role.CLERK);
    return lacking.isPresent()
        ? refuse(request, reason.orElse(null), lacking.get(), clock.instant())
        : act(request, reason.orElse(null));
  }

  /** The act that closed an addressee, if one did. */
  public Future<Optional<Signed>> find(long dispatchId, long addresseeId) {
    return stores.acts().living(database.pool(), dispatchId, addresseeId);
  }

  private Future<Answer<Signed>> act(SignRequest request, @Nullable Reason reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Refusal> wrong = SignRules.check(request, reason, now);
    Future<Answer<Signed>> answer =
        wrong.isPresent()
            ? Future.succeededFuture(Answer.refused(wrong.get()))
            : database
                .inTransaction(conn -> decide(conn, SignRules.clean(request), reason, now))
                .recover(Acknowledgments::countedAtOnce);
    return answer.compose(
        given -> given.fold(this::announce, refusal -> refuse(request, reason, refusal, now)));
  }

  /** Two calls of one id came together: the unique index let the first through. */
  private static Future<Answer<Signed>> countedAtOnce(Throwable failure) {
    return SqlState.isUniqueViolation(failure)
        ? refused(409, "acknowledgment.replayed")
        : Future.failedFuture(failure);
  }

  private Future<Answer<Signed>> announce(Signed signed) {
    if (signed.first()) {
      announcer.changed(signed.dispatchId());
    }
    return Future.succeededFuture(Answer.done(signed));
  }

  private Future<Answer<Signed>> refuse(
      SignRequest request, @Nullable Reason reason, Refusal refusal, Instant now) {
    return audit
        .refused(now, request.actor(), action(reason), object(request), refusal)
        .map(Answer::refused);
  }

  private Future<Answer<Signed>> decide(
      SqlConnection conn, SignRequest request, @Nullable Reason reason, Instant now) {
    return stores
        .acts()
        .hold(conn, request.dispatchId(), request.addresseeId())
        .compose(
            held ->
                held.isEmpty()
                    ? refused(404, "acknowledgment.unknown")
                    : firstOrEarlier(conn, request, reason, now, held.get()));
  }

  private Future<Answer<Signed>> firstOrEarlier(
      SqlConnection conn,
      SignRequest request,
      @Nullable Reason reason,
      Instant now,
      AcknowledgmentStore.Held held) {
    return stores
        .acts()
        .living(conn, request.dispatchId(), request.addresseeId())
        .compose(
            earlier -> {
              if (earlier.isPresent()) {
                return Future.succeededFuture(Answer.done(earlier.get().again()));
              }
              return counted(conn, request)
                  .compose(
                      twice ->
                          twice
                              ? refused(409, "acknowledgment.replayed")
                              : write(conn, request, reason, now, held));
            });
  }

  private Future<Boolean> counted(SqlConnection conn, SignRequest request) {
    String requestId = request.requestId();
    return requestId == null
        ? Future.succeededFuture(false)
        : stores.acts().counted(conn, requestId);
  }

  private Future<Answer<Signed>> write(
      SqlConnection conn,
      SignRequest request,
      @Nullable Reason reason,
      Instant now,
      AcknowledgmentStore.Held held) {
    return stores
        .visits()
        .find(conn, held.publicId())
        .compose(
            found -> {
              Visit visit = found.orElseThrow();
              Signed bare = signed(request, reason, now, new byte[0]);
              Signed act = signed(bare, proofs.of(visit, bare));
              return stores
                  .acts()
                  .record(conn, request, visit, act, held.state())
                  .compose(done -> audit.done(conn, entry(request, visit, act)))
                  .map(Answer.done(act));
            });
  }

  private static Signed signed(
      SignRequest request, @Nullable Reason reason, Instant now, byte[] proof) {
    Instant actedAt = request.actedAt();
    return new Signed(
        UUID.randomUUID(),
        request.dispatchId(),
        request.addresseeId(),
        (reason == null ? AddresseeState.ACKNOWLEDGED : AddresseeState.RETURNED).text(),
        request.person(),
        request.post(),
        request.method(),
        reason,
        request.note(),
        actedAt == null ? now : actedAt.truncatedTo(ChronoUnit.MILLIS),
        now,
        true,
        proof);
  }

  private static Signed signed(Signed act, byte[] proof) {
    return new Signed(
        act.id(),
        act.dispatchId(),
        act.addresseeId(),
        act.act(),
        act.person(),
        act.post(),
        act.method(),
        act.reason(),
        act.note(),
        act.actedAt(),
        act.recordedAt(),
        true,
        proof);
  }

  private static Act entry(SignRequest request, Visit visit, Signed act) {
    JsonObject details =
        new JsonObject()
            .put("unit", visit.unitName())
            .put("method", act.method().text())
            .put("reason", act.reason() == null ? null : act.reason().text())
            .put("document_sha256", visit.documentSha256());
    JsonObject personal =
        new JsonObject()
            .put("person", act.person())
            .put("post", act.post())
            .put("note", act.note());
    return new Act(
        act.recordedAt(),
        request.actor(),
        action(act.reason()),
        object(request),
        details,
        personal);
  }

  private static Future<Answer<Signed>> refused(int status, String code) {
    return Future.succeededFuture(Answer.refused(Refusal.of(status, code)));
  }

  private static String action(@Nullable Reason reason) {
    return reason == null ? "acknowledgment.sign" : RETURN;
  }

  private static String object(SignRequest request) {
    return "dispatch:" + request.dispatchId() + "/addressee:" + request.addresseeId();
  }
}
