package songda.delivery;

import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.channel.Channel;
import songda.database.Database;
import songda.settings.Settings;
import songda.testing.Patience;

/** An engine with a Vert.x and connections of its own, so that it can die without a goodbye. */
final class MortalNode {
  final Engine engine;
  private final QueueFixture queue;
  private final String name;
  private final Vertx vertx = Vertx.vertx();

  /** A node that is known to the server by its name. */
  MortalNode(QueueFixture queue, Settings settings, Function<Vertx, List<Channel>> channels) {
    this.queue = queue;
    name = settings.node();
    PgConnectOptions options = queue.test.options();
    options.setProperties(Map.of("application_name", name));
    Database database = Database.open(vertx, options, 4);
    InstantSource clock = () -> QueueFixture.NOW;
    engine =
        new Engine(
            vertx,
            database,
            new AuditTrail(database, new AuditStore()),
            queue.vault,
            settings,
            new Engine.Outside(
                (id, version) -> "https://songda.example/r/" + id,
                channels.apply(vertx),
                id -> {},
                clock,
                System::nanoTime,
                null));
  }

  /** Waits until a statement of this node waits for a row that somebody else holds. */
  void untilItWaitsForALock() {
    Patience.until(name + " waits for a lock", () -> connections("wait_event_type = 'Lock'") > 0);
  }

  /** As the kernel does it: no timer and no answer comes any more, its connections are cut. */
  void die() {
    Future<Void> stopping = vertx.close();
    cutOff();
    await(stopping);
    Patience.until(name + " is gone", () -> connections("true") == 0);
  }

  /** The server ends every connection of this node in the middle of whatever it does. */
  void cutOff() {
    queue.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
        Tuple.of(name));
  }

  /** Ends orderly. */
  void leave() {
    await(engine.drain());
    await(vertx.close());
  }

  private int connections(String which) {
    return Integer.parseInt(
        queue.text(
            "select count(*) from pg_stat_activity where application_name = $1 and " + which,
            name));
  }
}
