package songda.access;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;
import songda.database.Database;

/** The accounts of the office: made, disabled, listed, and asked for their password. */
public final class Accounts {
  private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

  private final Database database;
  private final AccountStore store;
  private final Passwords passwords;
  private final RefusalCounter refusals;
  private final AuditTrail trail;
  private final InstantSource clock;

  /** The accounts of one installation. */
  public Accounts(
      Database database,
      AccountStore store,
      Passwords passwords,
      RefusalCounter refusals,
      AuditTrail trail,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.passwords = passwords;
    this.refusals = refusals;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Signs somebody in.
   *
   * @param source network address, for the audit
   * @return the account, or the refusal {@code access.login} (401), the same and after the same
   *     work whether the login or the password is wrong
   */
  public Future<Answer<Account>> authenticate(String login, String password, String source) {
    Instant now = clock.instant();
    return store
        .byLogin(login)
        .compose(
            found ->
                passwords
                    .matches(password, found.map(AccountStore.Stored::passwordHash).orElse(null))
                    .compose(right -> right ? admit(found, source, now) : turnAway(source, now)));
  }

  private Future<Answer<Account>> admit(
      Optional<AccountStore.Stored> found, String source, Instant now) {
    Account account = found.orElseThrow().account();
    Actor actor = new Caller(account, source).actor();
    Act act = Act.of(now, actor, "access.login", "account:" + account.login(), new JsonObject());
    return database.inTransaction(conn -> trail.done(conn, act)).map(Answer.done(account));
  }

  private Future<Answer<Account>> turnAway(String source, Instant now) {
    return refusals
        .count(now, source, "access.login")
        .map(Answer.refused(Refusal.of(401, "access.login")));
  }

  /**
   * Makes an account.
   *
   * @return the account; or refused: {@code account.login} or {@code account.password} (422), when
   *     they do not fit, {@code account.taken} (409)
   */
  public Future<Answer<Account>> create(Actor actor, NewAccount account, String password) {
    Instant now = clock.instant();
    Optional<Refusal> fault = fault(account, password);
    if (fault.isPresent()) {
      return refuse(now, actor, "account.create", account.login(), fault.get());
    }
    return passwords
        .hash(password)
        .compose(hash -> database.inTransaction(conn -> insert(conn, actor, account, hash, now)))
        .compose(
            made ->
                made.isPresent()
                    ? Future.succeededFuture(Answer.done(made.get()))
                    : refuse(
                        now,
                        actor,
                        "account.create",
                        account.login(),
                        Refusal.of(409, "account.taken", account.login())));
  }

  private Future<Optional<Account>> insert(
      SqlConnection conn, Actor actor, NewAccount account, String hash, Instant now) {
    JsonArray roles = new JsonArray(account.roles().stream().map(Role::text).sorted().toList());
    Act act =
        Act.of(
            now,
            actor,
            "account.create",
            "account:" + account.login(),
            new JsonObject().put("roles", roles));
    return store
        .insert(conn, account, hash, now)
        .compose(
            made ->
                made.isPresent() ? trail.done(conn, act).map(made) : Future.succeededFuture(made));
  }

  private static Optional<Refusal> fault(NewAccount account, String password) {
    if (!LOGIN.matcher(account.login()).matches() || account.name().isBlank()) {
      return Optional.of(Refusal.of(422, "account.login", account.login()));
    }
    if (account.roles().isEmpty()) {
      return Optional.of(Refusal.of(422, "account.roles", account.login()));
    }
    return Passwords.fits(password)
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "account.password", Passwords.SHORTEST, Passwords.LONGEST));
  }

  /**
   * Shuts an account out: its sessions end and its API keys are revoked at once.
   *
   * @return the login, or refused with {@code account.unknown} (404) when no open account has the
   *     login
   */
  public Future<Answer<String>> disable(Actor actor, String login) {
    Instant now = clock.instant();
    Act act = Act.of(now, actor, "account.disable", "account:" + login, new JsonObject());
    return database
        .inTransaction(
            conn ->
                store
                    .disable(conn, login, now)
                    .compose(
                        closed ->
                            closed
                                ? trail.done(conn, act).map(true)
                                : Future.succeededFuture(false)))
        .compose(
            closed ->
                closed
                    ? Future.succeededFuture(Answer.done(login))
                    : refuse(
                        now,
                        actor,
                        "account.disable",
                        login,
                        Refusal.of(404, "account.unknown", login)));
  }

  /** Every account, by login. */
  public Future<List<AccountRow>> list() {
    return store.list();
  }

  /** The account of a login that may come in. */
  public Future<Optional<Account>> byLogin(String login) {
    return store.byLogin(login).map(found -> found.map(AccountStore.Stored::account));
  }

  private <T> Future<Answer<T>> refuse(
      Instant now, Actor actor, String action, String login, Refusal refusal) {
    return trail.refused(now, actor, action, "account:" + login, refusal).map(Answer::refused);
  }
}
