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
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.NameKey;
import songda.bulletin.RosterLine;
import songda.bulletin.RosterNames;
import songda.database.Database;

/** 常用发送范围: lists of recipients kept under a name. */
public final class Scopes {
  private static final int LONGEST = 100;

  private final Database database;
  private final ScopeStore store;
  private final RosterNames names;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The scopes of one database. */
  public Scopes(
      Database database,
      ScopeStore store,
      RosterNames names,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Saves a list under a name (role clerk or administrator). Refused with {@code scope.bad_name} or
   * {@code scope.empty} (422), {@code scope.name_taken} (409), and as {@link RosterNames#of} says.
   *
   * @param replace whether a scope of this name is replaced
   */
  public Future<Answer<Scope>> save(
      Caller caller, String name, List<RosterLine> lines, boolean replace) {
    Instant now = clock.instant();
    return refusal(caller, name, lines)
        .map(refusal -> Future.succeededFuture(Answer.<Scope>refused(refusal)))
        .orElseGet(
            () ->
                database.inTransaction(
                    conn ->
                        names
                            .of(conn, lines)
                            .compose(
                                answer ->
                                    answer.fold(
                                        named ->
                                            saved(conn, caller, name.strip(), named, replace, now),
                                        refusal ->
                                            Future.succeededFuture(Answer.refused(refusal))))))
        .compose(a -> audit.answered(now, caller.actor(), "scope.save", "scope:new", a));
  }

  private static Optional<Refusal> refusal(Caller caller, String name, List<RosterLine> lines) {
    Optional<Refusal> lacking = Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR);
    if (lacking.isPresent()) {
      return lacking;
    }
    if (NameKey.of(name).isEmpty() || !PlainText.oneLine(name, LONGEST)) {
      return Optional.of(Refusal.of(422, "scope.bad_name", LONGEST));
    }
    return lines.isEmpty() ? Optional.of(Refusal.of(422, "scope.empty")) : Optional.empty();
  }

  private Future<Answer<Scope>> saved(
      SqlConnection conn,
      Caller caller,
      String name,
      List<RosterNames.Named> named,
      boolean replace,
      Instant now) {
    List<RosterLine> lines = named.stream().map(RosterNames.Named::line).toList();
    JsonObject details = new JsonObject().put("name", name).put("entries", lines.size());
    return store
        .save(conn, name, lines, replace, caller.account().id(), now)
        .compose(
            id ->
                id.isEmpty()
                    ? Future.succeededFuture(
                        Answer.refused(Refusal.of(409, "scope.name_taken", name)))
                    : act(conn, caller, "scope.save", id.get(), details, now)
                        .compose(done -> store.page(conn, id.get(), 0, 1))
                        .map(found -> Answer.done(found.get(0))));
  }

  /**
   * Deletes a scope (role clerk or administrator); bulletins it was taken into keep their list.
   * Refused with {@code scope.not_found} (404). Gives the name it had.
   */
  public Future<Answer<String>> delete(Caller caller, long id) {
    Instant now = clock.instant();
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .map(refusal -> Future.succeededFuture(Answer.<String>refused(refusal)))
        .orElseGet(() -> database.inTransaction(conn -> deleted(conn, caller, id, now)))
        .compose(a -> audit.answered(now, caller.actor(), "scope.delete", "scope:" + id, a));
  }

  private Future<Answer<String>> deleted(SqlConnection conn, Caller caller, long id, Instant now) {
    return store
        .delete(conn, id)
        .compose(
            name ->
                name.isEmpty()
                    ? Future.succeededFuture(
                        Answer.<String>refused(Refusal.of(404, "scope.not_found", id)))
                    : act(
                            conn,
                            caller,
                            "scope.delete",
                            id,
                            new JsonObject().put("name", name.get()),
                            now)
                        .map(Answer.done(name.get())));
  }

  private Future<Void> act(
      SqlConnection conn, Caller caller, String action, long id, JsonObject details, Instant now) {
    return audit.done(conn, Act.of(now, caller.actor(), action, "scope:" + id, details));
  }

  /** A scope. */
  public Future<Optional<Scope>> find(long id) {
    return store.page(database.pool(), id, 0, 1).map(found -> found.stream().findFirst());
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Scope>> list(@Nullable Long afterId, int limit) {
    return store.page(database.pool(), null, afterId == null ? 0 : afterId, limit);
  }
}
