package songda.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Forward-only migrations: the numbered files under {@code db/migration}, each in a transaction of
 * its own, all under one advisory lock, so that nodes starting together migrate once
 * (docs/adr/0001).
 */
public final class Migrator {
  /** The files in order; a released file is never changed, its digest is checked. */
  private static final List<String> FILES = List.of("V001__schema.sql");

  private static final long LOCK = 0x50_4E_47_44_41L;

  private final Database database;

  /** A migrator of one database. */
  public Migrator(Database database) {
    this.database = database;
  }

  /**
   * Brings the schema up to date.
   *
   * @return how many migrations were applied now
   * @throws IllegalStateException (failed future) when an applied file was changed, or the database
   *     is newer than this program
   */
  public Future<Integer> migrate() {
    return database
        .pool()
        .withConnection(
            conn ->
                lock(conn)
                    .compose(locked -> applied(conn))
                    .compose(done -> applyMissing(conn, done, 0, 0))
                    .eventually(() -> unlock(conn)));
  }

  private static Future<RowSet<Row>> lock(SqlConnection conn) {
    return conn.preparedQuery("select pg_advisory_lock($1)").execute(Tuple.of(LOCK));
  }

  private static Future<RowSet<Row>> unlock(SqlConnection conn) {
    return conn.preparedQuery("select pg_advisory_unlock($1)").execute(Tuple.of(LOCK));
  }

  private static final String HISTORY =
      """
      create table schema_migration (
        file       text primary key,
        sha256     text not null,
        applied_at timestamptz not null default now()
      )
      """;

  private static Future<Map<String, String>> applied(SqlConnection conn) {
    return conn.query("select to_regclass('schema_migration') is null")
        .execute()
        .compose(
            rows ->
                rows.iterator().next().getBoolean(0)
                    ? conn.query(HISTORY).execute()
                    : Future.succeededFuture(rows))
        .compose(made -> conn.query("select file, sha256 from schema_migration").execute())
        .map(
            rows -> {
              Map<String, String> done = new HashMap<>();
              rows.forEach(row -> done.put(row.getString(0), row.getString(1)));
              return done;
            });
  }

  private static Future<Integer> applyMissing(
      SqlConnection conn, Map<String, String> done, int index, int count) {
    if (index == FILES.size()) {
      return done.keySet().stream().allMatch(FILES::contains)
          ? Future.succeededFuture(count)
          : Future.failedFuture(
              new IllegalStateException(
                  "the database was migrated by a newer version of Songda; start that version or a newer one"));
    }
    String file = FILES.get(index);
    String sql = read(file);
    String digest = sha256(sql);
    String known = done.get(file);
    if (known != null && !known.equals(digest)) {
      return Future.failedFuture(
          new IllegalStateException(
              "migration "
                  + file
                  + " was changed after it had been applied; restore the released file"));
    }
    return known != null
        ? applyMissing(conn, done, index + 1, count)
        : apply(conn, file, sql, digest)
            .compose(next -> applyMissing(conn, done, index + 1, count + 1));
  }

  private static Future<RowSet<Row>> apply(
      SqlConnection conn, String file, String sql, String digest) {
    return conn.begin()
        .compose(
            tx ->
                conn.query(sql)
                    .execute()
                    .compose(
                        ran ->
                            conn.preparedQuery(
                                    "insert into schema_migration (file, sha256) values ($1, $2)")
                                .execute(Tuple.of(file, digest)))
                    .compose(
                        rows -> tx.commit().map(rows),
                        failure ->
                            tx.rollback().transform(rolled -> Future.failedFuture(failure))));
  }

  private static String read(String file) {
    try (InputStream in = Migrator.class.getResourceAsStream("/db/migration/" + file)) {
      if (in == null) {
        throw new IllegalStateException("migration " + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
