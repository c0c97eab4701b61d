package songda.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import songda.database.Database;

/** The statements of {@code account}. */
public final class AccountStore {
  private final Database database;

  /** The accounts of one database. */
  public AccountStore(Database database) {
    this.database = database;
  }

  record Stored(Account account, String passwordHash) {}

  // Gives no row where the login is taken: the caller refuses, the transaction stays whole.
  private static final String INSERT =
      """
      insert into account (login, name, roles, password_hash, created_at)
      values ($1, $2, $3, $4, $5)
      on conflict (login) do nothing
      returning id, login, name, roles
      """;

  Future<Optional<Account>> insert(
      SqlConnection conn, NewAccount account, String passwordHash, Instant now) {
    String[] roles = account.roles().stream().map(Role::text).sorted().toArray(String[]::new);
    return conn.preparedQuery(INSERT)
        .execute(
            Tuple.of(account.login(), account.name(), roles, passwordHash)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.stream().findFirst().map(AccountStore::account));
  }

  // Only accounts that may come in.
  private static final String BY_LOGIN =
      """
      select id, login, name, roles, password_hash
      from account
      where login = $1 and disabled_at is null
      """;

  Future<Optional<Stored>> byLogin(String login) {
    return database
        .pool()
        .preparedQuery(BY_LOGIN)
        .execute(Tuple.of(login))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Stored(account(row), row.getString("password_hash"))));
  }

  private static final String BY_ID =
      """
      select id, login, name, roles
      from account
      where id = $1
      """;

  Future<Optional<Account>> byId(long id) {
    return database
        .pool()
        .preparedQuery(BY_ID)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst().map(AccountStore::account));
  }

  private static final String LIST =
      """
      select id, login, name, roles, created_at, disabled_at
      from account
      order by login
      """;

  Future<List<AccountRow>> list() {
    return database
        .pool()
        .query(LIST)
        .execute()
        .map(
            rows -> {
              List<AccountRow> accounts = new ArrayList<>();
              rows.forEach(row -> accounts.add(accountRow(row)));
              return accounts;
            });
  }

  // Ends the sessions and keys in the same statement: a disabled account is out at once.
  private static final String DISABLE =
      """
      with closed as (
        update account set disabled_at = $2
        where login = $1 and disabled_at is null
        returning id
      ), sessions as (
        delete from session where account_id in (select id from closed)
      ), keys as (
        update api_key set revoked_at = $2
        where account_id in (select id from closed) and revoked_at is null
      )
      select id from closed
      """;

  Future<Boolean> disable(SqlConnection conn, String login, Instant now) {
    return conn.preparedQuery(DISABLE)
        .execute(Tuple.of(login).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.size() > 0);
  }

  static Account account(Row row) {
    return new Account(
        row.getLong("id"),
        row.getString("login"),
        row.getString("name"),
        Arrays.stream(row.getArrayOfStrings("roles"))
            .map(Role::of)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static AccountRow accountRow(Row row) {
    var disabled = row.getOffsetDateTime("disabled_at");
    return new AccountRow(
        account(row),
        row.getOffsetDateTime("created_at").toInstant(),
        disabled == null ? null : disabled.toInstant());
  }
}
