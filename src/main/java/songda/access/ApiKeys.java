package songda.access;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;
import songda.database.Database;

/** Keys of programs: 256 random bits each, stored as SHA-256, bound to an account and scopes. */
public final class ApiKeys {
  private static final String PREFIX = "sdk_";

  private final Database database;
  private final ApiKeyStore store;
  private final AuditTrail trail;
  private final InstantSource clock;

  /** The keys of one installation. */
  public ApiKeys(Database database, ApiKeyStore store, AuditTrail trail, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /** Makes a key; its secret is in the answer and nowhere else. */
  public Future<IssuedKey> issue(Actor actor, Account account, String label, Set<Scope> scopes) {
    Instant now = clock.instant();
    String secret = PREFIX + Secret.fresh();
    return database.inTransaction(
        conn ->
            store
                .insert(conn, account, label, scopes, secret, now)
                .map(id -> new IssuedKey(new ApiKey(id, account, label, scopes), secret))
                .compose(issued -> trail.done(conn, issued(now, actor, issued)).map(issued)));
  }

  private static Act issued(Instant now, Actor actor, IssuedKey issued) {
    JsonArray scopes =
        new JsonArray(issued.key().scopes().stream().map(Scope::text).sorted().toList());
    return Act.of(
        now,
        actor,
        "key.issue",
        "key:" + issued.key().id(),
        new JsonObject().put("account", issued.key().account().login()).put("scopes", scopes));
  }

  /** The key of a secret; empty when it was revoked, its account is shut out, or it never was. */
  public Future<Optional<ApiKey>> find(String secret) {
    return store.find(secret);
  }

  /**
   * Revokes a key at once.
   *
   * @return the id, or refused with {@code key.unknown} (404) when no living key has the id
   */
  public Future<Answer<Long>> revoke(Actor actor, long id) {
    Instant now = clock.instant();
    return database
        .inTransaction(conn -> revoke(conn, actor, id, now))
        .compose(
            revoked ->
                revoked
                    ? Future.succeededFuture(Answer.done(id))
                    : trail
                        .refused(
                            now,
                            actor,
                            "key.revoke",
                            "key:" + id,
                            Refusal.of(404, "key.unknown", id))
                        .map(Answer::refused));
  }

  private Future<Boolean> revoke(SqlConnection conn, Actor actor, long id, Instant now) {
    Act act = Act.of(now, actor, "key.revoke", "key:" + id, new JsonObject());
    return store
        .revoke(conn, id, now)
        .compose(done -> done ? trail.done(conn, act).map(true) : Future.succeededFuture(false));
  }
}
