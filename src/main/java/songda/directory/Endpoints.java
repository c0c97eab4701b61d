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
   * @param position 1 is the primary endpoint, which dispatches go to
   */
  public Future<Answer<Endpoint>> attach(
      Caller caller,
      long unitId,
      String channel,
      String address,
      @Nullable String secret,
      int position) {
    Instant now = clock.instant();
    Optional<CanonicalAddress> canonical = CanonicalAddress.of(channel, address);
    return database
        .inTransaction(
            conn ->
                units
                    .refs(conn, List.of(unitId))
                    .compose(
                        found -> {
                          Optional<Refusal> refusal =
                              Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
                                  .or(
                                      () ->
                                          found.isEmpty()
                                              ? Optional.of(
                                                  Refusal.of(404, "unit.not_found", unitId))
                                              : Optional.empty())
                                  .or(() -> SigningSecret.refused(channel, secret));
                          if (refusal.isPresent() || canonical.isEmpty()) {
                            return Future.succeededFuture(
                                Answer.<Endpoint>refused(
                                    refusal.orElseGet(
                                        () -> Refusal.of(422, "endpoint.bad_address", channel))));
                          }
                          EndpointStore.Sealed sealed = sealed(channel, canonical.get(), secret);
                          return signable(conn, sealed)
                              .compose(
                                  signable ->
                                      signable
                                          ? attached(conn, caller, unitId, sealed, position, now)
                                          : Future.succeededFuture(
                                              Answer.<Endpoint>refused(SigningSecret.MISSING)));
                        }))
        .compose(a -> audit.answered(now, caller.actor(), "endpoint.attach", "unit:" + unitId, a));
  }

  private EndpointStore.Sealed sealed(
      String channel, CanonicalAddress address, @Nullable String secret) {
    return new EndpointStore.Sealed(
        channel,
        vault.fingerprint(address.text()),
        vault.seal(address.text()),
        address.hint(),
        secret == null || secret.isBlank() ? null : vault.seal(secret.strip()));
  }

  private Future<Boolean> signable(SqlConnection conn, EndpointStore.Sealed sealed) {
    return !sealed.channel().equals("webhook") || sealed.secret() != null
        ? Future.succeededFuture(true)
        : store.hasSecret(conn, sealed);
  }

  private Future<Answer<Endpoint>> attached(
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
                  .map(Answer.done(endpoint));
            });
  }
}
