package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every 2 s: renews the node's leases and rescues those of dead nodes. One event loop only. */
final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final long PAUSE_MS = 2_000;

  private final Vertx vertx;
  private final Supplier<Future<Integer>> beat;
  private boolean stopped;
  private long timer = -1;

  Heartbeat(Vertx vertx, Supplier<Future<Integer>> beat) {
    this.vertx = vertx;
    this.beat = beat;
  }

  void start() {
    timer =
        vertx.setTimer(
            PAUSE_MS,
            id ->
                beat.get()
                    .onFailure(e -> LOG.warn("leases not renewed, next try in 2 s", e))
                    .onComplete(done -> again()));
  }

  private void again() {
    if (!stopped) {
      start();
    }
  }

  void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }
}
