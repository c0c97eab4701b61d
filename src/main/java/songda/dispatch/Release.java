package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinReader;
import songda.bulletin.BulletinState;
import songda.database.Database;
import songda.database.SqlState;
import songda.review.Readiness;

/** 分送: the act that turns an approved bulletin into a dispatch, in one transaction. */
public final class Release {
  private final Database database;
  private final BulletinReader reader;
  private final Readiness readiness;
  private final ReleaseStore store;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The release of one database. */
  public Release(
      Database database,
      BulletinReader reader,
      Readiness readiness,
      ReleaseStore store,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.reader = reader;
    this.readiness = readiness;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Releases an approved bulletin (role clerk); once released, answers with the same dispatch.
   * Refused with {@code release.incomplete} (422), {@code release.not_approved} (409) or {@code
   * bulletin.number_taken} (409) when this number of this bulletin was released before.
   */
  public Future<Answer<Dispatch>> release(Caller caller, long bulletinId) {
    Instant now = clock.instant();
    return database
        .inTransaction(
            conn ->
                reader
                    .lock(conn, bulletinId)
                    .compose(found -> decided(conn, caller, bulletinId, found, now)))
        .recover(
            failure ->
                SqlState.isUniqueViolation(failure)
                    ? Future.succeededFuture(
                        Answer.refused(Refusal.of(409, "bulletin.number_taken")))
                    : Future.failedFuture(failure))
        .compose(
            answer ->
                audit.answered(
                    now, caller.actor(), "bulletin.release", "bulletin:" + bulletinId, answer));
  }

  private Future<Answer<Dispatch>> decided(
      SqlConnection conn, Caller caller, long id, Optional<Bulletin> found, Instant now) {
    Optional<Refusal> lacking = Duty.lacking(caller, Role.CLERK);
    if (lacking.isPresent() || found.isEmpty()) {
      return Future.succeededFuture(
          Answer.refused(lacking.orElseGet(() -> Refusal.of(404, "bulletin.not_found", id))));
    }
    Bulletin bulletin = found.get();
    Long dispatchId = bulletin.dispatchId();
    if (dispatchId != null) {
      return store.find(conn, dispatchId).map(Answer::done);
    }
    return readiness
        .missing(conn, bulletin)
        .compose(
            missing -> {
              if (!missing.isEmpty()) {
                return Future.succeededFuture(Answer.<Dispatch>refused(Readiness.refusal(missing)));
              }
              return BulletinState.APPROVED.is(bulletin.state())
                  ? frozen(conn, caller, bulletin, now)
                  : Future.succeededFuture(
                      Answer.<Dispatch>refused(Refusal.of(409, "release.not_approved", id)));
            });
  }

  private Future<Answer<Dispatch>> frozen(
      SqlConnection conn, Caller caller, Bulletin bulletin, Instant now) {
    return store
        .freeze(conn, new ReleaseStore.Plan(bulletin, caller.account().id(), now))
        .compose(
            dispatch -> {
              JsonObject details =
                  new JsonObject()
                      .put("dispatch", dispatch.id())
                      .put("document", bulletin.documentSha256Hex())
                      .put("entries", bulletin.entries().size())
                      .put("addressees", dispatch.plannedAddressees())
                      .put("deliveries", dispatch.plannedDeliveries());
              return audit
                  .done(
                      conn,
                      Act.of(
                          now, caller.actor(), "bulletin.release", bulletin.reference(), details))
                  .map(Answer.done(dispatch));
            });
  }
}
