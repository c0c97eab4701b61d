package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
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
import songda.database.Announcer;
import songda.database.Database;
import songda.database.Notifications;

/**
 * 重发: to a unit that returned the bulletin or was not reached, or to endpoints that were missed.
 */
public final class Resend {
  private final Database database;
  private final ResendStore store;
  private final AuditTrail audit;
  private final Announcer announcer;
  private final InstantSource clock;

  /** Sending again in one database. */
  public Resend(
      Database database,
      ResendStore store,
      AuditTrail audit,
      Announcer announcer,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.announcer = announcer;
    this.clock = clock;
  }

  /**
   * Sends to a unit that returned it or was not reached (role clerk): it is pending again, a return
   * is kept as superseded, a supplement delivery to its primary endpoint of today is queued. Gives
   * the delivery's id. Refused with {@code resend.not_returned} (409) or {@code resend.unreachable}
   * (422).
   */
  public Future<Answer<Long>> again(Caller caller, long dispatchId, long addresseeId) {
    Instant now = clock.instant();
    String object = "dispatch:" + dispatchId + "/addressee:" + addresseeId;
    return database
        .inTransaction(
            conn ->
                store
                    .lock(conn, dispatchId, addresseeId)
                    .compose(
                        state -> {
                          Optional<Refusal> refusal = refusal(caller, addresseeId, state);
                          return refusal.isPresent()
                              ? Future.succeededFuture(Answer.<Long>refused(refusal.get()))
                              : store
                                  .again(
                                      conn,
                                      dispatchId,
                                      addresseeId,
                                      AddresseeState.of(state.orElseThrow()),
                                      caller.account().id(),
                                      now)
                                  .compose(
                                      sent -> kept(conn, caller, dispatchId, object, sent, now));
                        }))
        .compose(
            answer -> {
              announcer.changed(dispatchId);
              return audit.answered(now, caller.actor(), "dispatch.resend", object, answer);
            });
  }

  private static Optional<Refusal> refusal(
      Caller caller, long addresseeId, Optional<String> state) {
    Optional<Refusal> lacking = Duty.lacking(caller, Role.CLERK);
    if (lacking.isPresent()) {
      return lacking;
    }
    if (state.isEmpty()) {
      return Optional.of(Refusal.of(404, "addressee.not_found", addresseeId));
    }
    return AddresseeState.RETURNED.is(state.get()) || AddresseeState.UNREACHABLE.is(state.get())
        ? Optional.empty()
        : Optional.of(Refusal.of(409, "resend.not_returned", addresseeId));
  }

  private Future<Answer<Long>> kept(
      SqlConnection conn,
      Caller caller,
      long dispatchId,
      String object,
      Optional<Long> sent,
      Instant now) {
    if (sent.isEmpty()) {
      return Future.succeededFuture(Answer.refused(Refusal.of(422, "resend.unreachable")));
    }
    JsonObject details = new JsonObject().put("delivery", sent.get());
    return audit
        .done(conn, Act.of(now, caller.actor(), "dispatch.resend", object, details))
        .compose(done -> Notifications.queued(conn, dispatchId))
        .map(Answer.done(sent.get()));
  }

  /**
   * Queues failed and bounced deliveries again with a fresh budget (role clerk): those named, or
   * all of the dispatch. Gives how many; refused with {@code retry.nothing} (409) when there is
   * none.
   *
   * @param deliveries their ids; null for all that were missed
   */
  public Future<Answer<Integer>> retry(
      Caller caller, long dispatchId, @Nullable List<Long> deliveries) {
    Instant now = clock.instant();
    String object = "dispatch:" + dispatchId;
    Future<Answer<Integer>> answer =
        Duty.lacking(caller, Role.CLERK)
            .map(refusal -> Future.succeededFuture(Answer.<Integer>refused(refusal)))
            .orElseGet(
                () ->
                    database.inTransaction(
                        conn -> retried(conn, caller, dispatchId, deliveries, now)));
    return answer.compose(
        given -> {
          announcer.changed(dispatchId);
          return audit.answered(now, caller.actor(), "dispatch.retry", object, given);
        });
  }

  private Future<Answer<Integer>> retried(
      SqlConnection conn,
      Caller caller,
      long dispatchId,
      @Nullable List<Long> deliveries,
      Instant now) {
    return store
        .retry(conn, dispatchId, deliveries, caller.account().id(), now)
        .compose(
            count -> {
              if (count == 0) {
                return Future.succeededFuture(
                    Answer.<Integer>refused(Refusal.of(409, "retry.nothing")));
              }
              JsonObject details = new JsonObject().put("deliveries", count);
              Act act =
                  Act.of(now, caller.actor(), "dispatch.retry", "dispatch:" + dispatchId, details);
              return audit
                  .done(conn, act)
                  .compose(done -> Notifications.queued(conn, dispatchId))
                  .map(Answer.done(count));
            });
  }
}
