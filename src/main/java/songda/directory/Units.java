package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
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
import songda.answer.PlainText;
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

  /** Why a unit may not be entered so. */
  static Optional<Refusal> refusal(Caller caller, NewUnit unit) {
    boolean bad =
        Stream.of(List.of(unit.name()), unit.shortNames(), unit.formerNames())
            .flatMap(List::stream)
            .anyMatch(name -> NameKey.of(name).isEmpty() || !PlainText.oneLine(name, 200));
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .or(() -> bad ? Optional.of(Refusal.of(422, "unit.bad_name")) : Optional.empty());
  }

  private Future<Answer<Unit>> inserted(Caller caller, NewUnit unit, Instant now) {
    return database
        .inTransaction(
            conn ->
                enter(conn, caller, unit, now).compose(id -> present(conn, id).map(Answer::done)))
        .recover(failure -> taken(failure, unit));
  }

  /**
   * Enters a unit with its audit entry, inside a transaction; gives its id. What could be wrong
   * with it was asked before.
   */
  public Future<Long> enter(SqlConnection conn, Caller caller, NewUnit unit, Instant now) {
    JsonObject details =
        new JsonObject()
            .put("name", unit.name())
            .put("standing", unit.standing().text())
            .put("kind", unit.kind().text())
            .put("paper", unit.paper())
            .put("short_names", new JsonArray(unit.shortNames()));
    return store
        .insert(conn, unit, now)
        .compose(
            id ->
                audit
                    .done(conn, Act.of(now, caller.actor(), "unit.create", "unit:" + id, details))
                    .map(id));
  }

  /** A name that belongs to another unit is a refusal; any other failure stays one. */
  static <T> Future<Answer<T>> taken(Throwable failure, NewUnit unit) {
    return SqlState.isUniqueViolation(failure)
        ? Future.succeededFuture(Answer.refused(Refusal.of(409, "unit.name_taken", unit.name())))
        : Future.failedFuture(failure);
  }

  Future<Unit> present(SqlConnection conn, long id) {
    return store.page(conn, rows, 0, id, 1).map(found -> found.get(0));
  }

  /** A unit with its names, contacts and endpoints. */
  public Future<Optional<Unit>> find(long id) {
    return store.page(database.pool(), rows, 0, id, 1).map(found -> found.stream().findFirst());
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Unit>> all(@Nullable Long afterId, int limit) {
    return store.page(database.pool(), rows, afterId == null ? 0 : afterId, null, limit);
  }
}
