package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
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

/** 停止发送, going on, and not waiting for the start: what has left is never called back. */
public final class Stop {
  private final Database database;
  private final StopStore store;
  private final AuditTrail audit;
  private final Announcer announcer;
  private final InstantSource clock;

  /** Stopping in one database. */
  public Stop(
      Database database,
      StopStore store,
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
   * Stops a running dispatch (role clerk): its queued deliveries are held without spending an
   * attempt; those a node is just sending end as they end. Gives how many are held; refused with
   * {@code stop.not_running} (409).
   */
  public Future<Answer<Long>> stop(Caller caller, long dispatchId) {
    return act(caller, dispatchId, "dispatch.stop", "stop.not_running", store::stop)
        .compose(
            answer ->
                answer.fold(
                    done -> store.hold(database, dispatchId).map(Answer::done),
                    refusal -> Future.succeededFuture(Answer.<Long>refused(refusal))));
  }

  /**
   * Goes on with a stopped dispatch (role clerk): what was held is due at once. Gives how many
   * deliveries; refused with {@code resume.not_stopped} (409).
   */
  public Future<Answer<Long>> resume(Caller caller, long dispatchId) {
    return act(caller, dispatchId, "dispatch.resume", "resume.not_stopped", store::resume)
        .compose(
            answer ->
                answer.fold(
                    done -> store.release(database, dispatchId, clock.instant()).map(Answer::done),
                    refusal -> Future.succeededFuture(Answer.<Long>refused(refusal))))
        .compose(answer -> Notifications.queued(database.pool(), dispatchId).map(answer));
  }

  /**
   * Sends at once what waits for its start (role clerk). Gives how many deliveries; refused with
   * {@code start.not_waiting} (409) when the dispatch does not run or has started.
   */
  public Future<Answer<Long>> start(Caller caller, long dispatchId) {
    Instant now = clock.instant();
    return act(
            caller,
            dispatchId,
            "dispatch.start",
            "start.not_waiting",
            (conn, id) -> store.start(conn, id, now))
        .compose(
            answer ->
                answer.fold(
                    done -> store.due(database, dispatchId, now).map(Answer::done),
                    refusal -> Future.succeededFuture(Answer.<Long>refused(refusal))))
        .compose(answer -> Notifications.queued(database.pool(), dispatchId).map(answer));
  }

  private Future<Answer<Boolean>> act(
      Caller caller,
      long dispatchId,
      String action,
      String otherwise,
      BiFunction<SqlConnection, Long, Future<Boolean>> change) {
    Instant now = clock.instant();
    String object = "dispatch:" + dispatchId;
    Act act = Act.of(now, caller.actor(), action, object, new JsonObject());
    Future<Answer<Boolean>> answer =
        Duty.lacking(caller, Role.CLERK)
            .map(refusal -> Future.succeededFuture(Answer.<Boolean>refused(refusal)))
            .orElseGet(
                () ->
                    database.inTransaction(
                        conn ->
                            change
                                .apply(conn, dispatchId)
                                .compose(
                                    changed ->
                                        changed
                                            ? audit.done(conn, act).map(Answer.done(true))
                                            : Future.succeededFuture(
                                                Answer.<Boolean>refused(
                                                    Refusal.of(409, otherwise))))));
    return answer.compose(
        given -> {
          announcer.changed(dispatchId);
          return audit.answered(now, caller.actor(), action, object, given);
        });
  }
}
