package songda.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import songda.database.Database;
import songda.database.EmbeddedPostgres;
import songda.database.Migrator;

/**
 * A real, migrated PostgreSQL database, fresh for each test class; one server serves the whole test
 * JVM. Close it in {@code @AfterAll}.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = startServer();

  private final Vertx vertx = Vertx.vertx();
  private final PgConnectOptions options;
  private final Database database;

  private TestDatabase(String name) {
    options = new PgConnectOptions(SERVER.connectOptions()).setDatabase(name);
    database = Database.open(vertx, options, 8);
  }

  /** An empty, migrated database. */
  public static TestDatabase create() {
    TestDatabase made = empty();
    await(new Migrator(made.database).migrate());
    return made;
  }

  /** A database without any table. */
  public static TestDatabase empty() {
    String name = "test_" + NUMBER.incrementAndGet();
    Vertx vertx = Vertx.vertx();
    Database admin = Database.open(vertx, SERVER.connectOptions(), 1);
    await(admin.pool().query("create database " + name).execute());
    await(admin.close());
    await(vertx.close());
    return new TestDatabase(name);
  }

  /** The pool. */
  public Database database() {
    return database;
  }

  /** A Vert.x to run things on. */
  public Vertx vertx() {
    return vertx;
  }

  /** For a second pool, or a node of its own. */
  public PgConnectOptions options() {
    return new PgConnectOptions(options);
  }

  /** Waits for a future on the test's thread; fails the test after 30 s. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError("the future failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no result within 30 s", e);
    }
  }

  @Override
  public void close() {
    await(database.close());
    await(vertx.close());
  }

  private static EmbeddedPostgres startServer() {
    try {
      Path directory = Files.createTempDirectory("songda-test-");
      EmbeddedPostgres server = EmbeddedPostgres.start(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("no PostgreSQL for the tests", e);
    }
  }

  /**
   * At once (SIGQUIT): a clean stop would first write out what is deleted then. Nobody waits for
   * the hundred thousand files of all those databases to go.
   */
  private static void stop(EmbeddedPostgres server, Path directory) {
    try {
      Path pid = directory.resolve("postgres/postmaster.pid");
      new ProcessBuilder("kill", "-QUIT", Files.readAllLines(pid).get(0).strip()).start().waitFor();
      server.close();
      new ProcessBuilder("rm", "-rf", directory.toString()).start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println(
          "test database in " + directory + " was not cleaned away: " + e.getMessage());
    }
  }
}
