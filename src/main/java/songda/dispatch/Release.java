package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  /** How far away a start may be: a later one is a slip of the keys. */
  public static final Duration FARTHEST = Duration.ofDays(90);

  private final Database database;
  private final BulletinReader reader;
  private final Readiness readiness;
  private final ReleaseStore store;
  private final AuditTrail audit;
  private final Duration hold;
  private final InstantSource clock;

  /**
   * The release of one database.
   *
   * @param hold how long the messages of a release wait unless a start is given, since mail cannot
   *     be called back
   */
  public Release(
      Database database,
      BulletinReader reader,
      Readiness readiness,
      ReleaseStore store,
      AuditTrail audit,
      Duration hold,
      InstantSource clock) {
    this.database = database;
    this.reader = reader;
    this.readiness = readiness;
    this.store = store;
    this.audit = audit;
    this.hold = hold;
    this.clock = clock;
  }

  /** As {@link #release(Caller, long, Instant)}, now and after the hold. */
  public Future<Answer<Dispatch>> release(Caller caller, long bulletinId) {
    return release(caller, bulletinId, null);
  }

  /**
   * Releases an approved bulletin (role clerk); once released, answers with the same dispatch.
   * Refused with {@code release.incomplete} (422), {@code release.not_approved} (409) or {@code
   * bulletin.number_taken} (409) when this number of this bulletin was released before, {@code
   * release.bad_start} (422) for a start that is past or over 90 days away.
   *
   * @param start when the first message may leave; null for now, after the hold
   */
  public Future<Answer<Dispatch>> release(Caller caller, long bulletinId, @Nullable Instant start) {
    Instant now = clock.instant();
    Instant at = start == null ? now.plus(hold) : start;
    return database
        .inTransaction(
            conn ->
                reader
                    .lock(conn, bulletinId)
                    .compose(found -> decided(conn, caller, bulletinId, found, new Times(now, at))))
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

  private record Times(Instant now, Instant start) {
    Optional<Refusal> refusal() {
      boolean good = !start.isBefore(now) && !start.isAfter(now.plus(FARTHEST));
      return good
          ? Optional.empty()
          : Optional.of(Refusal.of(422, "release.bad_start", FARTHEST.toDays()));
    }
  }

  private Future<Answer<Dispatch>> decided(
      SqlConnection conn, Caller caller, long id, Optional<Bulletin> found, Times times) {
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
    Optional<Refusal> badStart = times.refusal();
    if (badStart.isPresent()) {
      return Future.succeededFuture(Answer.refused(badStart.get()));
    }
    return readiness
        .missing(conn, bulletin)
        .compose(
            missing -> {
              if (!missing.isEmpty()) {
                return Future.succeededFuture(Answer.<Dispatch>refused(Readiness.refusal(missing)));
              }
              return BulletinState.APPROVED.is(bulletin.state())
                  ? frozen(conn, caller, bulletin, times)
                  : Future.succeededFuture(
                      Answer.<Dispatch>refused(Refusal.of(409, "release.not_approved", id)));
            });
  }

  private Future<Answer<Dispatch>> frozen(
      SqlConnection conn, Caller caller, Bulletin bulletin, Times times) {
    return store
        .freeze(
            conn,
            new ReleaseStore.Plan(bulletin, caller.account().id(), times.now(), times.start()))
        .compose(
            dispatch -> {
              JsonObject details =
                  new JsonObject()
                      .put("dispatch", dispatch.id())
                      .put("document", bulletin.documentSha256Hex())
                      .put("entries", bulletin.entries().size())
                      .put("addressees", dispatch.plannedAddressees())
                      .put("deliveries", dispatch.plannedDeliveries())
                      .put("starts_at", dispatch.startsAt().toString());
              return audit
                  .done(
                      conn,
                      Act.of(
                          times.now(),
                          caller.actor(),
                          "bulletin.release",
                          bulletin.reference(),
                          details))
                  .map(Answer.done(dispatch));
            });
  }
}
