package songda.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import songda.database.Database;

/** The statements of {@code api_key}. */
public final class ApiKeyStore {
  private final Database database;

  /** The keys of one database. */
  public ApiKeyStore(Database database) {
    this.database = database;
  }

  private static final String INSERT =
      """
      insert into api_key (account_id, label, key_hash, scopes, created_at)
      values ($1, $2, $3, $4, $5)
      returning id
      """;

  Future<Long> insert(
      SqlConnection conn,
      Account account,
      String label,
      Set<Scope> scopes,
      String secret,
      Instant now) {
    String[] texts = scopes.stream().map(Scope::text).sorted().toArray(String[]::new);
    return conn.preparedQuery(INSERT)
        .execute(
            Tuple.of(account.id(), label, Buffer.buffer(Secret.hash(secret)), texts)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  // Unrevoked keys of accounts that may come in; by the unique index on the hash.
  private static final String FIND =
      """
      select k.id as key_id, k.label, k.scopes, a.id, a.login, a.name, a.roles
      from api_key k join account a on a.id = k.account_id
      where k.key_hash = $1 and k.revoked_at is null and a.disabled_at is null
      """;

  Future<Optional<ApiKey>> find(String secret) {
    return database
        .pool()
        .preparedQuery(FIND)
        .execute(Tuple.of(Buffer.buffer(Secret.hash(secret))))
        .map(rows -> rows.stream().findFirst().map(ApiKeyStore::key));
  }

  private static final String REVOKE =
      """
      update api_key set revoked_at = $2
      where id = $1 and revoked_at is null
      """;

  Future<Boolean> revoke(SqlConnection conn, long id, Instant now) {
    return conn.preparedQuery(REVOKE)
        .execute(Tuple.of(id).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.rowCount() > 0);
  }

  private static ApiKey key(Row row) {
    Set<Scope> scopes =
        Arrays.stream(row.getArrayOfStrings("scopes"))
            .flatMap(text -> Scope.of(text).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new ApiKey(
        row.getLong("key_id"), AccountStore.account(row), row.getString("label"), scopes);
  }
}
