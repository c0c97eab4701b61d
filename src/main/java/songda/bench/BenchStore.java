package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import songda.bulletin.NameKey;
import songda.database.Database;
import songda.directory.AddressVault;

/** The set-based statements of a bench's directory, and what its attempts took. */
final class BenchStore {
  private final Database database;
  private final AddressVault vault;

  BenchStore(Database database, AddressVault vault) {
    this.database = database;
    this.vault = vault;
  }

  // The same rows that entering units and attaching endpoints one by one leaves, in one statement
  // for a thousand; those that are there already are left alone.
  private static final String FURNISH =
      """
      with given as (
        select g.*
        from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[])
          as g(name, key, fingerprint, address, secret)
        where not exists (select from unit_name n where n.key = g.key)
      ), made as (
        insert into unit (name, standing, kind, created_at)
        select name, 'subordinate', 'system', $7
        from given
        returning id, name
      ), named as (
        insert into unit_name (key, unit_id, name, sort)
        select given.key, made.id, made.name, 'full'
        from made
        join given on given.name = made.name
      ), reached as (
        insert into endpoint (channel, fingerprint, address, hint, secret, created_at)
        select $6, fingerprint, address, '****', secret, $7
        from given
        returning id, fingerprint
      )
      insert into unit_endpoint (unit_id, endpoint_id)
      select made.id, reached.id
      from given
      join made on made.name = given.name
      join reached on reached.fingerprint = given.fingerprint
      """;

  /** Makes the units and endpoints of some ids, where they are missing. */
  Future<Void> furnish(Kind kind, long[] ids, Instant now) {
    String secret = kind.secret();
    Buffer sealed = secret == null ? null : Buffer.buffer(vault.seal(secret));
    Tuple tuple =
        Tuple.tuple()
            .addArrayOfString(names(kind, ids))
            .addArrayOfString(keys(kind, ids))
            .addArrayOfBuffer(
                LongStream.of(ids)
                    .mapToObj(id -> Buffer.buffer(vault.fingerprint(kind.address(id))))
                    .toArray(Buffer[]::new))
            .addArrayOfBuffer(
                LongStream.of(ids)
                    .mapToObj(id -> Buffer.buffer(vault.seal(kind.address(id))))
                    .toArray(Buffer[]::new))
            .addArrayOfBuffer(LongStream.of(ids).mapToObj(id -> sealed).toArray(Buffer[]::new))
            .addString(kind.text())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    return database.pool().preparedQuery(FURNISH).execute(tuple).mapEmpty();
  }

  private static final String UNITS =
      """
      select n.unit_id
      from unnest($1::text[]) with ordinality as g(key, position)
      join unit_name n on n.key = g.key
      order by g.position
      """;

  /** The units of some ids, in their order. */
  Future<List<Long>> units(Kind kind, long[] ids) {
    return database
        .pool()
        .preparedQuery(UNITS)
        .execute(Tuple.of((Object) keys(kind, ids)))
        .map(rows -> rows.stream().map(row -> row.getLong(0)).toList());
  }

  private static String[] names(Kind kind, long[] ids) {
    return LongStream.of(ids).mapToObj(kind::unitName).toArray(String[]::new);
  }

  private static String[] keys(Kind kind, long[] ids) {
    return LongStream.of(ids).mapToObj(id -> NameKey.of(kind.unitName(id))).toArray(String[]::new);
  }

  // Numbers of bulletins are unique; the bench counts on where it stopped.
  private static final String NEXT_ISSUE = "select coalesce(max(issue), 0) + 1 from bulletin";

  /** A number no bulletin has yet. */
  Future<Integer> nextIssue() {
    return database
        .pool()
        .query(NEXT_ISSUE)
        .execute()
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private static final String ATTEMPTS =
      """
      select count(*) filter (where outcome = 'accepted') as accepted,
        percentile_cont(0.5) within group (order by duration_us) / 1000 as p50,
        percentile_cont(0.99) within group (order by duration_us) / 1000 as p99
      from attempt
      where dispatch_id = $1
      """;

  /** How many attempts of a dispatch were accepted, and their median and slow end in ms. */
  Future<Attempts> attempts(long dispatchId) {
    return database
        .pool()
        .preparedQuery(ATTEMPTS)
        .execute(Tuple.of(dispatchId))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Attempts(row.getLong("accepted"), row.getDouble("p50"), row.getDouble("p99")));
  }

  /** What the attempt rows of a dispatch say. */
  record Attempts(long accepted, double p50, double p99) {}
}
