package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * A receiver of webhooks in the same process, on 127.0.0.0/8:9082; writes down who arrived when.
 */
final class Receiver {
  static final int PORT = 9082;
  private static final long SLOW_MS = 2_000;

  /** How an id's receiver answers. */
  enum Manner {
    AT_ONCE,
    /** After 2 s. */
    LATE,
    NEVER
  }

  private final Vertx vertx;
  private final LongSupplier ticks;
  private final Map<Long, Long> arrivals = new ConcurrentHashMap<>();
  private volatile LongFunction<Manner> manners = id -> Manner.AT_ONCE;

  private Receiver(Vertx vertx, LongSupplier ticks) {
    this.vertx = vertx;
    this.ticks = ticks;
  }

  /** Opens it; fails when another program has the port. */
  static Future<Receiver> open(Vertx vertx, LongSupplier ticks) {
    Receiver receiver = new Receiver(vertx, ticks);
    HttpServer server = vertx.createHttpServer().requestHandler(receiver::receive);
    return server.listen(PORT, "0.0.0.0").map(receiver);
  }

  private void receive(HttpServerRequest request) {
    long id = Long.parseLong(request.path().substring(request.path().lastIndexOf('/') + 1));
    arrivals.putIfAbsent(id, ticks.getAsLong());
    switch (manners.apply(id)) {
      case AT_ONCE -> request.end().onSuccess(read -> request.response().setStatusCode(204).end());
      case LATE -> vertx.setTimer(SLOW_MS, late -> request.response().setStatusCode(204).end());
      case NEVER -> {}
    }
  }

  /** From now on, ids are answered like this. */
  void behave(LongFunction<Manner> how) {
    manners = how;
  }

  /** When each id arrived first, in ticks; forgets all. */
  Map<Long, Long> taken() {
    Map<Long, Long> copy = Map.copyOf(arrivals);
    arrivals.clear();
    return copy;
  }

  /** How many ids have arrived. */
  int arrived() {
    return arrivals.size();
  }
}
