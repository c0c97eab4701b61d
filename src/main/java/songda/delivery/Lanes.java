package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.database.Database;

/** 线路: the endpoints and the relay whose last messages failed, and trying one again by hand. */
public final class Lanes {
  private final Database database;
  private final LaneStore store;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The lanes of one database. */
  public Lanes(Database database, LaneStore store, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those that failed last, the open ones first; at most 500. */
  public Future<List<LaneLine>> failing() {
    return store.failing();
  }

  /**
   * Closes a lane's breaker (role clerk): what waits for it is due at once. Gives what of its
   * address may be shown; refused with {@code lane.not_failing} (409).
   */
  public Future<Answer<String>> reset(Caller caller, long lane) {
    Instant now = clock.instant();
    String object = "lane:" + lane;
    return Duty.lacking(caller, Role.CLERK)
        .map(refusal -> Future.succeededFuture(Answer.<String>refused(refusal)))
        .orElseGet(() -> database.inTransaction(conn -> reset(conn, caller, lane, now)))
        .compose(answer -> audit.answered(now, caller.actor(), "lane.reset", object, answer));
  }

  private Future<Answer<String>> reset(SqlConnection conn, Caller caller, long lane, Instant now) {
    return store
        .hint(conn, lane)
        .compose(
            hint ->
                hint.isEmpty()
                    ? Future.succeededFuture(
                        Answer.<String>refused(Refusal.of(409, "lane.not_failing", lane)))
                    : done(conn, caller, lane, hint, now));
  }

  private Future<Answer<String>> done(
      SqlConnection conn, Caller caller, long lane, Optional<String> hint, Instant now) {
    String shown = hint.orElseThrow();
    Act act =
        Act.of(
            now, caller.actor(), "lane.reset", "lane:" + lane, new JsonObject().put("hint", shown));
    return AdmissionStore.works(conn, List.of(lane), null)
        .compose(done -> audit.done(conn, act))
        .map(Answer.done(shown));
  }
}
