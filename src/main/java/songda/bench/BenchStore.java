package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import songda.acknowledgment.Method;
import songda.acknowledgment.SignRequest;
import songda.audit.Actor;
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
            .addString(kind.channel())
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

  private static final List<String> RELEASED =
      List.of("roster_entry", "roster_member", "addressee", "delivery", "delivery_addressee");

  /**
   * Copies what a release wrote into bare tables of the same columns, primary keys only, by one
   * insert … select each; gives the seconds of all inserts together, commits included.
   */
  Future<Double> bareCopy(long dispatch, LongSupplier ticks) {
    Future<Double> sum = Future.succeededFuture(0.0);
    for (String table : RELEASED) {
      sum = sum.compose(before -> bareCopy(table, dispatch, ticks).map(after -> before + after));
    }
    return sum;
  }

  // A table's name is one of the constants above. Its key is what the real table's is.
  private Future<Double> bareCopy(String table, long dispatch, LongSupplier ticks) {
    String bare = "bare_" + table;
    return database
        .pool()
        .preparedQuery(PRIMARY_KEY)
        .execute(Tuple.of(table))
        .map(rows -> rows.iterator().next().getString(0))
        .compose(
            key ->
                statement(
                    "create table " + bare + " (like " + table + ", primary key " + key + ")"))
        .compose(
            made -> {
              long start = ticks.getAsLong();
              return statement(
                      "insert into "
                          + bare
                          + " select * from "
                          + table
                          + " where dispatch_id = "
                          + dispatch)
                  .map(done -> (ticks.getAsLong() - start) / 1e9);
            })
        .compose(seconds -> statement("drop table " + bare).map(seconds));
  }

  private Future<Void> statement(String sql) {
    return database.pool().query(sql).execute().mapEmpty();
  }

  private static final String PRIMARY_KEY =
      """
      select regexp_replace(pg_get_constraintdef(oid), '^PRIMARY KEY ', '')
      from pg_constraint
      where conrelid = $1::text::regclass and contype = 'p'
      """;

  private static final String SIZES =
      """
      select sum(pg_total_relation_size(c.oid))::bigint
      from pg_class c
      where c.relname ~ '^(addressee|delivery|delivery_addressee|roster_member|attempt_.*|tally.*)$'
        and c.relkind = 'r'
      """;

  /** Bytes of the tables that grow with recipients, with their indexes. */
  Future<Long> sizes() {
    return database.pool().query(SIZES).execute().map(rows -> rows.iterator().next().getLong(0));
  }

  private static final String ADDRESSEES =
      """
      select id, public_id, unit_name
      from addressee
      where dispatch_id = $1
      order by id
      """;

  /** A signature of each addressee of a dispatch, ready to be given. */
  Future<List<SignRequest>> signatures(long dispatch) {
    return database
        .pool()
        .preparedQuery(ADDRESSEES)
        .execute(Tuple.of(dispatch))
        .map(rows -> rows.stream().map(row -> signature(dispatch, row)).toList());
  }

  private static SignRequest signature(long dispatch, Row row) {
    Actor actor =
        new Actor(
            Actor.Kind.RECIPIENT,
            row.getUUID("public_id").toString(),
            row.getString("unit_name"),
            "127.0.0.1");
    return new SignRequest(
        dispatch, row.getLong("id"), actor, "基准", "收发员", Method.LINK, null, null, null, null, null);
  }
}
