package songda.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import songda.database.Database;

/** The statements of {@code idempotency_key}. */
public final class IdempotencyStore {
  private final Database database;

  /** The keys of one database. */
  public IdempotencyStore(Database database) {
    this.database = database;
  }

  // One statement, so that of two requests at once exactly one is first; a row older than $4 (24 h)
  // gives way to the new request, as does a request whose node died before $6. Takes other rows of
  // that age along, so that the table stays as long as a day; skip locked, so that two never wait
  // for each other.
  private static final String CLAIM =
      """
      with ended as (
        delete from idempotency_key
        where (caller, key) in (
          select caller, key
          from idempotency_key
          where created_at <= $4 and (caller, key) <> ($1, $2)
          order by created_at
          limit 1000
          for update skip locked
        )
      )
      insert into idempotency_key as k (caller, key, request_hash, created_at)
      values ($1, $2, $3, $5)
      on conflict (caller, key) do update
        set request_hash = excluded.request_hash, created_at = excluded.created_at,
            status = null, content_type = null, body = null
        where k.created_at <= $4 or (k.status is null and k.created_at <= $6)
      returning key
      """;

  Future<Boolean> claim(String caller, String key, byte[] hash, Instant now, Instant[] limits) {
    return database
        .pool()
        .preparedQuery(CLAIM)
        .execute(
            Tuple.of(caller, key, Buffer.buffer(hash))
                .addOffsetDateTime(limits[0].atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(limits[1].atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.size() > 0);
  }

  private static final String READ =
      """
      select request_hash, status, content_type, body
      from idempotency_key
      where caller = $1 and key = $2
      """;

  Future<Optional<Claim>> read(String caller, String key, byte[] hash) {
    return database
        .pool()
        .preparedQuery(READ)
        .execute(Tuple.of(caller, key))
        .map(rows -> rows.stream().findFirst().map(row -> claim(row, hash)));
  }

  private static Claim claim(Row row, byte[] hash) {
    if (!Arrays.equals(row.getBuffer("request_hash").getBytes(), hash)) {
      return new Claim.Different();
    }
    Integer status = row.getInteger("status");
    return status == null
        ? new Claim.Running()
        : new Claim.Replay(
            new KeptAnswer(status, row.getString("content_type"), row.getBuffer("body")));
  }

  private static final String KEEP =
      """
      update idempotency_key set status = $3, content_type = $4, body = $5
      where caller = $1 and key = $2
      """;

  Future<Void> keep(String caller, String key, KeptAnswer answer) {
    return database
        .pool()
        .preparedQuery(KEEP)
        .execute(Tuple.of(caller, key, answer.status(), answer.contentType(), answer.body()))
        .mapEmpty();
  }

  private static final String RELEASE =
      """
      delete from idempotency_key
      where caller = $1 and key = $2 and status is null
      """;

  Future<Void> release(String caller, String key) {
    return database.pool().preparedQuery(RELEASE).execute(Tuple.of(caller, key)).mapEmpty();
  }
}
