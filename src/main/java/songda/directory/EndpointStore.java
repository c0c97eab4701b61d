package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.UnitRef;

/** The statements of endpoints and the units they serve. */
public final class EndpointStore {
  // An address that is known already is shared; a secret given again replaces the one before.
  private static final String KEEP =
      """
      insert into endpoint (channel, fingerprint, address, hint, secret, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (channel, fingerprint) do update
      set secret = coalesce(excluded.secret, endpoint.secret)
      returning id, channel, hint, secret is not null as has_secret, disabled_at
      """;

  Future<Endpoint> keep(SqlConnection conn, Sealed sealed, Instant now) {
    return conn.preparedQuery(KEEP)
        .execute(
            Tuple.tuple()
                .addString(sealed.channel())
                .addBuffer(Buffer.buffer(sealed.fingerprint()))
                .addBuffer(Buffer.buffer(sealed.address()))
                .addString(sealed.hint())
                .addBuffer(sealed.secret() == null ? null : Buffer.buffer(sealed.secret()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> endpoint(rows.iterator().next()));
  }

  private static final String HAS_SECRET =
      """
      select 1
      from endpoint
      where channel = $1 and fingerprint = $2 and secret is not null
      """;

  /** Whether this address is known with a secret. */
  Future<Boolean> hasSecret(SqlConnection conn, Sealed sealed) {
    return conn.preparedQuery(HAS_SECRET)
        .execute(Tuple.of(sealed.channel(), Buffer.buffer(sealed.fingerprint())))
        .map(rows -> rows.rowCount() > 0);
  }

  /** An endpoint ready to be stored. */
  record Sealed(
      String channel, byte[] fingerprint, byte[] address, String hint, byte @Nullable [] secret) {
    Sealed with(byte[] other) {
      return new Sealed(channel, fingerprint, address, hint, other);
    }
  }

  // Whoever stood at this position or behind it moves one on: the newest primary is the primary.
  private static final String LINK =
      """
      with moved as (
        update unit_endpoint
        set position = position + 1
        where unit_id = $1 and endpoint_id <> $2 and position >= $3
      )
      insert into unit_endpoint (unit_id, endpoint_id, purpose, position)
      values ($1, $2, 'dispatch', $3)
      on conflict (unit_id, endpoint_id) do update
      set purpose = 'dispatch', position = excluded.position
      """;

  Future<Void> link(SqlConnection conn, long unitId, long endpointId, int position) {
    return conn.preparedQuery(LINK).execute(Tuple.of(unitId, endpointId, position)).mapEmpty();
  }

  private static final String TURN =
      """
      update endpoint
      set disabled_at = case when $3 then null else $4::timestamptz end,
        disabled_for = case when $3 then null else 'person' end
      where id = $2 and (disabled_at is not null) = $3
        and exists (select 1 from unit_endpoint where unit_id = $1 and endpoint_id = $2)
      returning id, channel, hint, secret is not null as has_secret, disabled_at
      """;

  /** Turns an endpoint of a unit on or off; nothing when it is no endpoint of it, or so already. */
  Future<Optional<Endpoint>> turn(
      SqlConnection conn, long unitId, long endpointId, boolean on, Instant now) {
    return conn.preparedQuery(TURN)
        .execute(Tuple.of(unitId, endpointId, on, now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.stream().findFirst().map(EndpointStore::endpoint));
  }

  // The same condition as the release's: a unit without it would get no delivery.
  private static final String UNREACHABLE =
      """
      select u.id, u.name
      from unit u
      where u.id = any($1) and not u.paper
        and not exists (
          select 1
          from unit_endpoint x
          join endpoint e on e.id = x.endpoint_id
          where x.unit_id = u.id and x.purpose = 'dispatch' and e.disabled_at is null)
      order by u.id
      """;

  /** Those of the units that have no endpoint for dispatch and are not on paper. */
  public Future<List<UnitRef>> unreachable(SqlConnection conn, Collection<Long> unitIds) {
    return conn.preparedQuery(UNREACHABLE)
        .execute(Tuple.of(unitIds.toArray(Long[]::new)))
        .map(
            rows ->
                rows.stream().map(row -> new UnitRef(row.getLong(0), row.getString(1))).toList());
  }

  private static Endpoint endpoint(Row row) {
    OffsetDateTime disabled = row.getOffsetDateTime("disabled_at");
    return new Endpoint(
        row.getLong("id"),
        row.getString("channel"),
        row.getString("hint"),
        row.getBoolean("has_secret"),
        disabled == null ? null : disabled.toInstant());
  }
}
