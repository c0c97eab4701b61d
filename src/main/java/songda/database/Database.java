package songda.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** The pool, and the only door to a transaction. */
public final class Database {
  private final Pool pool;

  /** Wraps a pool that somebody else closes through {@link #close()}. */
  public Database(Pool pool) {
    this.pool = pool;
  }

  /** Opens a pool; nothing is connected until the first query. */
  public static Database open(Vertx vertx, PgConnectOptions connect, int poolSize) {
    PgConnectOptions options =
        new PgConnectOptions(connect)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlFilter(
                sql -> true) // of itself it parses long ones each time
            .setPipeliningLimit(64);
    return new Database(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(poolSize).setConnectionTimeout(10))
            .connectingTo(options)
            .using(vertx)
            .build());
  }

  /** For statements that stand alone; never used inside {@link #inTransaction}. */
  public Pool pool() {
    return pool;
  }

  /**
   * Runs steps in one transaction: committed when the future succeeds, rolled back when it fails.
   */
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> steps) {
    return pool.withTransaction(steps);
  }

  /** Closes the pool; queries under way fail. */
  public Future<Void> close() {
    return pool.close();
  }
}
