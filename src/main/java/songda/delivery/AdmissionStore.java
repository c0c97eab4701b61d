package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.database.Database;
import songda.directory.AddressVault;

/**
 * The statements about lanes: who may be sent to now, and what was learned. A lane is an endpoint's
 * row, or the relay's for all email; its breaker and its slots are shared by the nodes. Rows are
 * locked in the order of their ids.
 */
final class AdmissionStore {
  private final Database database;
  private final AddressVault vault;

  AdmissionStore(Database database, AddressVault vault) {
    this.database = database;
    this.vault = vault;
  }

  private static final String RELAY =
      """
      insert into endpoint (channel, fingerprint, address, hint, rate_per_min, created_at)
      values ('relay', $1, $2, $3, $4, now())
      on conflict (channel, fingerprint) do update set rate_per_min = excluded.rate_per_min
      returning id
      """;

  /** The lane of a mail relay, {@code host:port}; its rate is what the configuration says today. */
  Future<Long> relay(String address, @Nullable Integer perMinute) {
    return database
        .pool()
        .preparedQuery(RELAY)
        .execute(
            Tuple.of(
                Buffer.buffer(vault.fingerprint(address)),
                Buffer.buffer(vault.seal(address)),
                address,
                perMinute))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  private static final String STOPPED =
      """
      select id
      from dispatch
      where id = any($1) and state = 'stopped'
      """;

  /** Those of the dispatches that a person has stopped. */
  Future<Set<Long>> stopped(Collection<Long> dispatches) {
    return database
        .pool()
        .preparedQuery(STOPPED)
        .execute(Tuple.tuple().addArrayOfLong(dispatches.toArray(Long[]::new)))
        .map(rows -> Set.copyOf(RowStore.list(rows, row -> row.getLong("id"))));
  }

  /**
   * A lane whose breaker is not closed.
   *
   * @param until when it may be tried again
   * @param probe whether the caller may try it now, with one delivery
   */
  record Guarded(long lane, Instant until, boolean probe) {}

  // Of all nodes the one whose update finds the hold ended has the probe; it has a minute.
  private static final String PROBE =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), locked as (
        select id, hold_until
        from endpoint
        where id = any($2) and breaker <> 'closed'
        order by id
        for update
      ), probed as (
        update endpoint e
        set breaker = 'half_open', hold_until = clock.now + interval '1 minute'
        from locked, clock
        where e.id = locked.id and locked.hold_until <= clock.now
        returning e.id, e.hold_until
      )
      select locked.id, coalesce(probed.hold_until, locked.hold_until) as until,
        probed.id is not null as probe
      from locked
      left join probed using (id)
      """;

  /** The lanes among these that are not closed. */
  Future<List<Guarded>> probe(Collection<Long> lanes, @Nullable Instant now) {
    return database
        .pool()
        .preparedQuery(PROBE)
        .execute(
            Tuple.tuple().addValue(RowStore.at(now)).addArrayOfLong(lanes.toArray(Long[]::new)))
        .map(
            rows ->
                RowStore.list(
                    rows,
                    row ->
                        new Guarded(
                            row.getLong("id"),
                            row.getOffsetDateTime("until").toInstant(),
                            row.getBoolean("probe"))));
  }

  /**
   * Slots reserved in one lane.
   *
   * @param first from now to the first slot, zero when it is now
   * @param step from one slot to the next
   */
  record Slots(long lane, Instant now, Duration first, Duration step) {}

  // GCRA with no burst: the row keeps when its next slot is free, k slots are one update.
  private static final String RESERVE =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), locked as (
        select e.id, r.n, interval '1 minute' / e.rate_per_min as step,
          greatest(coalesce(e.next_slot_at, clock.now), clock.now) as first
        from unnest($2::bigint[], $3::bigint[]) as r(id, n)
        join endpoint e on e.id = r.id
        cross join clock
        where e.rate_per_min is not null
        order by e.id
        for update of e
      )
      update endpoint e
      set next_slot_at = locked.first + locked.n * locked.step
      from locked, clock
      where e.id = locked.id
      returning e.id, clock.now, extract(epoch from locked.first - clock.now)::float8 as wait,
        extract(epoch from locked.step)::float8 as step
      """;

  /** Reserves so many slots in each lane that has a rate. */
  Future<List<Slots>> reserve(Map<Long, Long> counts, @Nullable Instant now) {
    Long[] lanes = counts.keySet().toArray(Long[]::new);
    Long[] most = counts.values().toArray(Long[]::new);
    return database
        .pool()
        .preparedQuery(RESERVE)
        .execute(Tuple.of(RowStore.at(now), lanes, most))
        .map(rows -> RowStore.list(rows, AdmissionStore::slots));
  }

  private static Slots slots(Row row) {
    OffsetDateTime now = row.getOffsetDateTime("now");
    return new Slots(
        row.getLong("id"),
        now.toInstant(),
        seconds(row.getDouble("wait")),
        seconds(row.getDouble("step")));
  }

  private static Duration seconds(double value) {
    return Duration.ofNanos(Math.round(value * 1e9));
  }

  /** What a settled batch says of a lane: so many failures since its last success, and the last. */
  record Failures(long lane, int count, String reason) {}

  // Open from the fifth failure in a row, or when a probe fails: 30 s, twice as long each time, at
  // most 10 minutes. A lane that is open already is left as it is: those failures were on their
  // way.
  private static final String FAILED =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), locked as (
        select e.id, f.reason, e.failures + f.n as failures, e.breaker, e.hold_until,
          e.breaker = 'half_open' or (e.breaker = 'closed' and e.failures + f.n >= 5) as opens
        from unnest($2::bigint[], $3::int[], $4::text[]) as f(id, n, reason)
        join endpoint e on e.id = f.id
        order by e.id
        for update of e
      )
      update endpoint e
      set failures = locked.failures, hold_reason = locked.reason,
        openings = e.openings + locked.opens::int,
        breaker = case when locked.opens then 'open' else e.breaker end,
        hold_until = case when locked.opens
          then clock.now + least(interval '10 minutes', interval '30 seconds' * 2 ^ least(e.openings, 10))
          else e.hold_until end
      from locked, clock
      where e.id = locked.id
      returning e.id, e.hold_until, locked.opens
      """;

  /** Counts failures; gives the lanes that are open from now on, with until when. */
  Future<Map<Long, Instant>> failed(Collection<Failures> failures, @Nullable Instant now) {
    return database
        .pool()
        .preparedQuery(FAILED)
        .execute(
            Tuple.of(
                RowStore.at(now),
                failures.stream().map(Failures::lane).toArray(Long[]::new),
                failures.stream().map(Failures::count).toArray(Integer[]::new),
                failures.stream().map(Failures::reason).toArray(String[]::new)))
        .map(
            rows ->
                RowStore.list(rows, row -> row).stream()
                    .filter(row -> row.getBoolean("opens"))
                    .collect(
                        Collectors.toMap(
                            row -> row.getLong("id"),
                            row -> row.getOffsetDateTime("hold_until").toInstant())));
  }

  // What waited for the breaker is due at once; of the relay's lane that is all held email.
  static final String WORKS =
      """
      with clock as (
        select coalesce($1::timestamptz, now()) as now
      ), closed as (
        update endpoint
        set breaker = 'closed', failures = 0, openings = 0, hold_until = null, hold_reason = null
        where id in (
          select id
          from endpoint
          where id = any($2) and failures > 0
          order by id
          for update)
        returning id, channel
      )
      update delivery d
      set due_at = clock.now, held_reason = null
      from closed, clock
      where d.state = 'queued' and d.held_reason = 'breaker'
        and (d.endpoint_id = closed.id or (closed.channel = 'relay' and d.channel = 'email'))
      """;

  /** Closes the breakers of lanes that took a message. */
  Future<Void> works(Collection<Long> lanes, @Nullable Instant now) {
    return works(database.pool(), lanes, now);
  }

  /** Closes the breakers of lanes, also because a person resets them. */
  static Future<Void> works(SqlClient client, Collection<Long> lanes, @Nullable Instant now) {
    return client
        .preparedQuery(WORKS)
        .execute(
            Tuple.tuple().addValue(RowStore.at(now)).addArrayOfLong(lanes.toArray(Long[]::new)))
        .mapEmpty();
  }
}
