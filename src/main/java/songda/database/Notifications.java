package songda.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/**
 * PostgreSQL's NOTIFY, received over a direct connection of its own. A notification is a hint that
 * carries ids, never state: it may be lost while the connection is down, so every listener also
 * polls, and {@link #onReconnect} tells readers to take a full snapshot.
 */
public final class Notifications {
  /** New work in the queue: wakes the engines of all nodes. */
  public static final String QUEUE = "songda_queue";

  /** Comma-separated ids of dispatches whose ledger changed. */
  public static final String CHANGED = "songda_changed";

  private static final String NOTIFY =
      """
      select pg_notify($1, $2)
      """;

  private final PgSubscriber subscriber;
  private Consumer<Void> reconnected = nothing -> {};

  /** Prepares a subscriber; reconnects after a second, for ever. */
  public Notifications(Vertx vertx, PgConnectOptions direct) {
    subscriber = PgSubscriber.subscriber(vertx, direct);
    subscriber.reconnectPolicy(
        retries -> {
          reconnected.accept(null);
          return 1_000L;
        });
  }

  /**
   * Tells the engines of all nodes that deliveries of a dispatch are due.
   *
   * @param client a connection whose transaction the notification leaves with, or the pool
   */
  public static Future<Void> queued(SqlClient client, long dispatchId) {
    return notify(client, QUEUE, String.valueOf(dispatchId));
  }

  /** Tells the readers of all nodes that dispatches changed: ids, comma-separated. */
  static Future<Void> changed(SqlClient client, String dispatchIds) {
    return notify(client, CHANGED, dispatchIds);
  }

  private static Future<Void> notify(SqlClient client, String channel, String payload) {
    return client.preparedQuery(NOTIFY).execute(Tuple.of(channel, payload)).mapEmpty();
  }

  /** Connects; a failure is not fatal, polling goes on. */
  public Future<Void> connect() {
    return subscriber.connect();
  }

  /** Calls {@code heard} with the payload of each notification of a channel, on an event loop. */
  public void listen(String channel, Consumer<String> heard) {
    subscriber.channel(channel).handler(heard::accept);
  }

  /** Calls {@code action} whenever the connection was lost and is tried again. */
  public void onReconnect(Runnable action) {
    reconnected = nothing -> action.run();
  }

  /** Ends listening. */
  public Future<Void> close() {
    return subscriber.close();
  }
}
