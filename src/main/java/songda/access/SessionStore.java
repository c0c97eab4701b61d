package songda.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import songda.database.Database;

/** The statements of {@code session}. */
public final class SessionStore {
  private final Database database;

  /** The sessions of one database. */
  public SessionStore(Database database) {
    this.database = database;
  }

  // Takes the ended sessions along, so that the table stays as long as the office is large.
  private static final String INSERT =
      """
      with ended as (
        delete from session where expires_at <= $4
      )
      insert into session (token_hash, account_id, csrf, created_at, expires_at)
      values ($1, $2, $3, $4, $5)
      """;

  Future<Void> insert(Session session, Instant now) {
    return database
        .pool()
        .preparedQuery(INSERT)
        .execute(
            Tuple.tuple()
                .addBuffer(Buffer.buffer(Secret.hash(session.token())))
                .addLong(session.account().id())
                .addString(session.csrf())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(session.expiresAt().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  // A living session of an account that may come in; by primary key.
  private static final String FIND =
      """
      select a.id, a.login, a.name, a.roles, s.csrf, s.expires_at
      from session s join account a on a.id = s.account_id
      where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null
      """;

  Future<Optional<Session>> find(String token, Instant now) {
    return database
        .pool()
        .preparedQuery(FIND)
        .execute(
            Tuple.of(Buffer.buffer(Secret.hash(token)))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Session(
                                token,
                                AccountStore.account(row),
                                row.getString("csrf"),
                                row.getOffsetDateTime("expires_at").toInstant())));
  }

  private static final String DELETE = "delete from session where token_hash = $1";

  Future<Void> delete(String token) {
    return database
        .pool()
        .preparedQuery(DELETE)
        .execute(Tuple.of(Buffer.buffer(Secret.hash(token))))
        .mapEmpty();
  }
}
