package songda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one caretaker again and again; the timer is set again only when a run has ended. */
final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final Vertx vertx;
  private final String name;
  private final Duration pause;
  private final Supplier<Future<?>> run;
  private volatile boolean stopped;
  private Future<Void> running = Future.succeededFuture();
  private long timer = -1;

  Loop(Vertx vertx, String name, Duration pause, Supplier<Future<?>> run) {
    this.vertx = vertx;
    this.name = name;
    this.pause = pause;
    this.run = run;
  }

  void start() {
    if (!stopped) {
      timer = vertx.setTimer(pause.toMillis(), id -> round());
    }
  }

  /** No further run begins; completes when the one under way has ended. */
  Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return running;
  }

  private void round() {
    running =
        run.get()
            .<Void>mapEmpty()
            .otherwise(
                failure -> {
                  LOG.warn("{} failed, next run in {} ms", name, pause.toMillis(), failure);
                  return null;
                });
    running.onComplete(ended -> start());
  }
}
