package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.database.Database;

/** Keeps the queue's house: folds tallies, makes attempt partitions ahead. */
public final class Caretaker {
  private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
  private static final long PAUSE_MS = 1_000;

  private final Vertx vertx;
  private final TallyStore tallies;
  private final InstantSource clock;
  private long timer = -1;
  private boolean stopped;

  /** A caretaker of one node; any number may run. */
  public Caretaker(Vertx vertx, Database database, InstantSource clock) {
    this.vertx = vertx;
    this.tallies = new TallyStore(database);
    this.clock = clock;
  }

  /** One round; gives how many deltas were folded. The partitions may fail without harm. */
  public Future<Integer> runOnce(Instant now) {
    Future<Void> partitions =
        tallies
            .partitions(now)
            .onFailure(e -> LOG.warn("attempt partition not made, the default one is used", e));
    Future<Integer> folded = tallies.fold();
    return Future.join(folded, partitions.otherwiseEmpty()).map(all -> folded.result());
  }

  /** Starts the loop; each round follows a second after the last one ended. */
  public void start() {
    timer = vertx.setTimer(PAUSE_MS, id -> runOnce(clock.instant()).onComplete(done -> again()));
  }

  private void again() {
    if (!stopped) {
      start();
    }
  }

  /** Stops the loop. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }
}
