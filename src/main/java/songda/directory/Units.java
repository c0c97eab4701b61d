package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.NameKey;
import songda.database.Database;
import songda.database.SqlState;

/** The organisations of the directory. */
public final class Units {
  private final Database database;
  private final UnitStore store;
  private final AuditTrail audit;
  private final AddressVault vault;
  private final InstantSource clock;
  private final UnitRows rows;

  /** The units of one database. */
  public Units(
      Database database,
      UnitStore store,
      AuditTrail audit,
      AddressVault vault,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
    this.rows = new UnitRows(vault);
  }

  /**
   * Enters a unit (role clerk or administrator). Refused with {@code unit.name_taken} (409) when
   * one of its names belongs to a unit already.
   */
  public Future<Answer<Unit>> create(Caller caller, NewUnit unit) {
    Instant now = clock.instant();
    return refusal(caller, unit)
        .map(refusal -> Future.succeededFuture(Answer.<Unit>refused(refusal)))
        .orElseGet(() -> inserted(caller, unit, now))
        .compose(a -> audit.answered(now, caller.actor(), "unit.create", "unit:new", a));
  }

  private static Optional<Refusal> refusal(Caller caller, NewUnit unit) {
    boolean bad =
        Stream.of(List.of(unit.name()), unit.shortNames(), unit.formerNames())
            .flatMap(List::stream)
            .anyMatch(name -> NameKey.of(name).isEmpty() || name.length() > 200);
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .or(() -> bad ? Optional.of(Refusal.of(422, "unit.bad_name")) : Optional.empty());
  }

  private Future<Answer<Unit>> inserted(Caller caller, NewUnit unit, Instant now) {
    JsonObject details =
        new JsonObject().put("name", unit.name()).put("standing", unit.standing().text());
    return database
        .inTransaction(
            conn ->
                store
                    .insert(conn, unit, now)
                    .compose(
                        id ->
                            audit
                                .done(
                                    conn,
                                    Act.of(
                                        now, caller.actor(), "unit.create", "unit:" + id, details))
                                .compose(done -> present(conn, id))))
        .recover(
            failure ->
                SqlState.isUniqueViolation(failure)
                    ? Future.succeededFuture(
                        Answer.refused(Refusal.of(409, "unit.name_taken", unit.name())))
                    : Future.failedFuture(failure));
  }

  private Future<Answer<Unit>> present(SqlConnection conn, long id) {
    return store.page(conn, rows, 0, id, null, 1).map(found -> Answer.done(found.get(0)));
  }

  /** A unit with its names, contacts and endpoints. */
  public Future<Optional<Unit>> find(long id) {
    return store
        .page(database.pool(), rows, 0, id, null, 1)
        .map(found -> found.stream().findFirst());
  }

  /** Units one of whose names contains a text, best first: for showing, never for resolving. */
  public Future<List<Unit>> search(String text, int limit) {
    return store.page(database.pool(), rows, 0, null, NameKey.of(text), limit);
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Unit>> all(@Nullable Long afterId, int limit) {
    return store.page(database.pool(), rows, afterId == null ? 0 : afterId, null, null, limit);
  }

  /** Adds a person who receives for the unit. */
  public Future<Answer<Unit>> addContact(
      Caller caller, long unitId, String name, @Nullable String post, @Nullable String mobile) {
    Instant now = clock.instant();
    return database
        .inTransaction(
            conn ->
                store
                    .refs(conn, List.of(unitId))
                    .compose(
                        found -> {
                          Optional<Refusal> lacking =
                              Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR);
                          if (lacking.isPresent() || found.isEmpty()) {
                            return Future.succeededFuture(
                                Answer.<Unit>refused(
                                    lacking.orElseGet(
                                        () -> Refusal.of(404, "unit.not_found", unitId))));
                          }
                          byte[] sealed = mobile == null ? null : vault.seal(mobile.strip());
                          Act act =
                              Act.of(
                                  now,
                                  caller.actor(),
                                  "unit.contact",
                                  "unit:" + unitId,
                                  new JsonObject());
                          return store
                              .addContact(conn, unitId, name, post, sealed)
                              .compose(done -> audit.done(conn, act))
                              .compose(done -> present(conn, unitId));
                        }))
        .compose(a -> audit.answered(now, caller.actor(), "unit.contact", "unit:" + unitId, a));
  }
}
