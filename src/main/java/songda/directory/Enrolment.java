package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.database.Database;

/** Enters a unit whole: its names and where it receives, in one transaction. */
public final class Enrolment {
  private final Database database;
  private final Units units;
  private final Endpoints endpoints;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The enrolment of one database. */
  public Enrolment(
      Database database, Units units, Endpoints endpoints, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.units = units;
    this.endpoints = endpoints;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Enters a unit (role clerk or administrator) that is on paper or has an endpoint. Refused as
   * {@link Units#create} and {@link Endpoints#attach} refuse, and with {@code unit.no_way} (422)
   * for neither; then nothing is entered.
   *
   * @param endpoint null for a unit on paper
   */
  public Future<Answer<Enrolled>> enrol(
      Caller caller, NewUnit unit, @Nullable NewEndpoint endpoint) {
    Instant now = clock.instant();
    Future<Answer<Enrolled>> answer =
        refusal(caller, unit, endpoint)
            .map(refusal -> Future.succeededFuture(Answer.<Enrolled>refused(refusal)))
            .orElseGet(
                () ->
                    database
                        .inTransaction(conn -> entered(conn, caller, unit, endpoint, now))
                        .recover(failure -> Units.taken(failure, unit)));
    return answer.compose(
        given -> audit.answered(now, caller.actor(), "unit.create", "unit:new", given));
  }

  private static Optional<Refusal> refusal(
      Caller caller, NewUnit unit, @Nullable NewEndpoint endpoint) {
    return Units.refusal(caller, unit)
        .or(
            () ->
                endpoint != null
                    ? Endpoints.refusal(endpoint)
                    : unit.paper()
                        ? Optional.empty()
                        : Optional.of(Refusal.of(422, "unit.no_way", unit.name())));
  }

  private Future<Answer<Enrolled>> entered(
      SqlConnection conn,
      Caller caller,
      NewUnit unit,
      @Nullable NewEndpoint endpoint,
      Instant now) {
    return units
        .enter(conn, caller, unit, now)
        .compose(
            id ->
                secret(conn, caller, id, endpoint, now)
                    .compose(
                        secret ->
                            units
                                .present(conn, id)
                                .map(
                                    made -> Answer.done(new Enrolled(made, secret.orElse(null))))));
  }

  private Future<Optional<String>> secret(
      SqlConnection conn, Caller caller, long id, @Nullable NewEndpoint endpoint, Instant now) {
    return endpoint == null
        ? Future.succeededFuture(Optional.empty())
        : endpoints
            .attach(conn, caller, id, endpoint, now)
            .map(
                answer ->
                    answer.fold(
                        attached -> Optional.ofNullable(attached.freshSecret()),
                        refusal -> {
                          // Rolled back: what a secret could lack was asked before.
                          throw new IllegalStateException(refusal.code());
                        }));
  }
}
