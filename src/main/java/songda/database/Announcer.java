package songda.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells all nodes which dispatches changed, at most twice a second, in a transaction of its own:
 * commits that carry a NOTIFY are serialised by PostgreSQL, so settling and signing never notify.
 */
public final class Announcer {
  private static final long PAUSE_MS = 500;

  private final Vertx vertx;
  private final Database database;
  private final Set<Long> changed = ConcurrentHashMap.newKeySet();
  private long timer = -1;

  /** An announcer of one node. */
  public Announcer(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  /** Starts the timer. */
  public void start() {
    timer = vertx.setTimer(PAUSE_MS, id -> runOnce().onComplete(done -> start()));
  }

  /** Stops the timer; what is unannounced is found by the readers' own polling. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  /** Notes that a dispatch's ledger changed; any thread, no I/O. */
  public void changed(long dispatchId) {
    changed.add(dispatchId);
  }

  /** Announces what changed since the last run; gives how many dispatches. */
  public Future<Integer> runOnce() {
    Set<Long> ids = Set.copyOf(changed);
    if (ids.isEmpty()) {
      return Future.succeededFuture(0);
    }
    changed.removeAll(ids);
    String payload = ids.stream().limit(500).map(String::valueOf).collect(Collectors.joining(","));
    return Notifications.changed(database.pool(), payload).map(ids.size());
  }
}
