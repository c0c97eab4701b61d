package songda.directory;

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
import songda.bulletin.UnitRef;
import songda.database.Database;

/** Where units receive; two units with one mailbox share one endpoint. */
public final class Endpoints {
  private final Database database;
  private final EndpointStore store;
  private final UnitStore units;
  private final AuditTrail audit;
  private final AddressVault vault;
  private final InstantSource clock;

  /** The endpoints of one database. */
  public Endpoints(
      Database database,
      EndpointStore store,
      UnitStore units,
      AuditTrail audit,
      AddressVault vault,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.units = units;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Attaches an address to a unit for dispatch (role clerk or administrator). An address known
   * already, in canonical form, is shared. Refused with {@code endpoint.bad_address}, {@code
   * endpoint.secret_missing} or {@code endpoint.bad_secret} (422).
   *
   * @param channel {@code email} or {@code webhook}
   * @param secret for signing, as Standard Webhooks write it; a webhook has one from the first time
   *     on, given again it replaces the one before; null for e-mail
   * @param position 1 is the primary endpoint, which dispatches go to; those at or behind the same
   *     position move one on
   */
  public Future<Answer<Endpoint>> attach(
      Caller caller,
      long unitId,
      String channel,
      String address,
      @Nullable String secret,
      int position) {
    return add(caller, unitId, new NewEndpoint(channel, address, secret, position, false))
        .map(answer -> answer.map(Attached::endpoint));
  }

  /** The same; where it is asked for, a webhook without a secret gets one made. */
  public Future<Answer<Attached>> add(Caller caller, long unitId, NewEndpoint endpoint) {
    Instant now = clock.instant();
    return database
        .inTransaction(
            conn ->
                units
                    .refs(conn, List.of(unitId))
                    .compose(
                        found -> {
                          Optional<Refusal> refusal =
                              mayChange(caller, unitId, found).or(() -> refusal(endpoint));
                          return refusal.isPresent()
                              ? Future.succeededFuture(Answer.<Attached>refused(refusal.get()))
                              : attach(conn, caller, unitId, endpoint, now);
                        }))
        .compose(a -> audit.answered(now, caller.actor(), "endpoint.attach", "unit:" + unitId, a));
  }

  private static Optional<Refusal> mayChange(Caller caller, long unitId, List<UnitRef> found) {
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .or(
            () ->
                found.isEmpty()
                    ? Optional.of(Refusal.of(404, "unit.not_found", unitId))
                    : Optional.empty());
  }

  /** What is wrong with an address or its secret. */
  static Optional<Refusal> refusal(NewEndpoint endpoint) {
    return SigningSecret.refused(endpoint.channel(), endpoint.secret())
        .or(
            () ->
                CanonicalAddress.of(endpoint.channel(), endpoint.address()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Refusal.of(422, "endpoint.bad_address", endpoint.channel())));
  }

  /**
   * Attaches an address with its audit entry, inside a transaction. What could be wrong with it was
   * asked before, but for {@code endpoint.secret_missing} (422).
   */
  public Future<Answer<Attached>> attach(
      SqlConnection conn, Caller caller, long unitId, NewEndpoint endpoint, Instant now) {
    EndpointStore.Sealed bare = sealed(endpoint);
    boolean unsigned = endpoint.channel().equals("webhook") && bare.secret() == null;
    if (!unsigned) {
      return attached(conn, caller, unitId, bare, endpoint.position(), now).map(Answer::done);
    }
    return store
        .hasSecret(conn, bare)
        .compose(
            has -> {
              if (has) {
                return attached(conn, caller, unitId, bare, endpoint.position(), now)
                    .map(Answer::done);
              }
              if (!endpoint.makeSecret()) {
                return Future.succeededFuture(Answer.refused(SigningSecret.MISSING));
              }
              String fresh = SigningSecret.fresh();
              return attached(
                      conn, caller, unitId, bare.with(vault.seal(fresh)), endpoint.position(), now)
                  .map(made -> Answer.done(new Attached(made.endpoint(), fresh)));
            });
  }

  private EndpointStore.Sealed sealed(NewEndpoint endpoint) {
    CanonicalAddress address =
        CanonicalAddress.of(endpoint.channel(), endpoint.address()).orElseThrow();
    String secret = endpoint.secret();
    return new EndpointStore.Sealed(
        endpoint.channel(),
        vault.fingerprint(address.text()),
        vault.seal(address.text()),
        address.hint(),
        secret == null || secret.isBlank() ? null : vault.seal(secret.strip()));
  }

  private Future<Attached> attached(
      SqlConnection conn,
      Caller caller,
      long unitId,
      EndpointStore.Sealed sealed,
      int position,
      Instant now) {
    return store
        .keep(conn, sealed, now)
        .compose(
            endpoint -> {
              JsonObject details =
                  new JsonObject()
                      .put("endpoint", endpoint.id())
                      .put("channel", endpoint.channel())
                      .put("hint", endpoint.hint())
                      .put("position", position);
              Act act = Act.of(now, caller.actor(), "endpoint.attach", "unit:" + unitId, details);
              return store
                  .link(conn, unitId, endpoint.id(), position)
                  .compose(done -> audit.done(conn, act))
                  .map(new Attached(endpoint, null));
            });
  }

  /**
   * Stops sending to an endpoint of a unit, for every unit that shares it; what is queued still
   * goes out. Refused with {@code endpoint.not_found} (404) when the unit has no such endpoint, or
   * it is stopped already.
   */
  public Future<Answer<Endpoint>> disable(Caller caller, long unitId, long endpointId) {
    return turned(caller, unitId, endpointId, "endpoint.disable", false);
  }

  /** Sends to a stopped endpoint again; refused as {@link #disable} is. */
  public Future<Answer<Endpoint>> enable(Caller caller, long unitId, long endpointId) {
    return turned(caller, unitId, endpointId, "endpoint.enable", true);
  }

  private Future<Answer<Endpoint>> turned(
      Caller caller, long unitId, long endpointId, String action, boolean on) {
    Instant now = clock.instant();
    Future<Answer<Endpoint>> answer =
        Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
            .map(refusal -> Future.succeededFuture(Answer.<Endpoint>refused(refusal)))
            .orElseGet(
                () ->
                    database.inTransaction(
                        conn ->
                            store
                                .turn(conn, unitId, endpointId, on, now)
                                .compose(it -> kept(conn, caller, unitId, it, action, now))));
    return answer.compose(
        given -> audit.answered(now, caller.actor(), action, "unit:" + unitId, given));
  }

  private Future<Answer<Endpoint>> kept(
      SqlConnection conn,
      Caller caller,
      long unitId,
      Optional<Endpoint> turned,
      String action,
      Instant now) {
    if (turned.isEmpty()) {
      return Future.succeededFuture(Answer.refused(Refusal.of(404, "endpoint.not_found")));
    }
    Endpoint endpoint = turned.get();
    JsonObject details =
        new JsonObject()
            .put("endpoint", endpoint.id())
            .put("channel", endpoint.channel())
            .put("hint", endpoint.hint());
    return audit
        .done(conn, Act.of(now, caller.actor(), action, "unit:" + unitId, details))
        .map(Answer.done(endpoint));
  }
}
