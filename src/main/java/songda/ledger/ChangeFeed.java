package songda.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.database.Database;
import songda.database.Notifications;

/**
 * Tells watchers of a dispatch that its ledger changed, whichever node changed it: by notification,
 * and by comparing tallies every second underneath, so that a lost notification costs a second.
 * Carries no state: a watcher reads a full snapshot.
 */
public final class ChangeFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final long PAUSE_MS = 1_000;

  private final Vertx vertx;
  private final Database database;
  private final LedgerStore store;
  private final Map<Long, Set<Runnable>> watchers = new ConcurrentHashMap<>();
  private final Map<Long, String> seen = new ConcurrentHashMap<>();
  private volatile long timer = -1;
  private volatile boolean stopped;

  /** A feed of one node. */
  public ChangeFeed(Vertx vertx, Database database, LedgerStore store) {
    this.vertx = vertx;
    this.database = database;
    this.store = store;
  }

  /** Listens to the notifications of the other nodes and of this one. */
  public ChangeFeed listenTo(Notifications notifications) {
    notifications.listen(Notifications.CHANGED, this::heard);
    return this;
  }

  /** Starts the comparing. */
  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(PAUSE_MS, id -> runOnce().onComplete(done -> start()));
    }
  }

  /** Ends the comparing. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /**
   * Calls {@code action} on every change of a dispatch, from any thread, until the given Runnable
   * is run.
   */
  public Runnable watch(long dispatchId, Runnable action) {
    watchers.computeIfAbsent(dispatchId, id -> ConcurrentHashMap.newKeySet()).add(action);
    return () ->
        watchers.computeIfPresent(
            dispatchId,
            (id, actions) -> {
              actions.remove(action);
              return actions.isEmpty() ? null : actions;
            });
  }

  /** Compares the tallies of the watched dispatches once; gives how many had changed. */
  public Future<Integer> runOnce() {
    Set<Long> ids = Set.copyOf(watchers.keySet());
    seen.keySet().retainAll(ids);
    if (ids.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return store
        .signatures(database, ids)
        .map(this::compare)
        .otherwise(
            failure -> {
              LOG.warn("watched dispatches not compared, next try in a second", failure);
              return 0;
            });
  }

  private int compare(Map<Long, String> signatures) {
    int changed = 0;
    for (Map.Entry<Long, String> entry : signatures.entrySet()) {
      String before = seen.put(entry.getKey(), entry.getValue());
      // The first comparison tells too: something may have changed since the watcher's own reading.
      if (!entry.getValue().equals(before)) {
        changed++;
        tell(entry.getKey());
      }
    }
    return changed;
  }

  private void heard(String payload) {
    for (String id : payload.split(",")) {
      if (!id.isEmpty() && id.chars().allMatch(Character::isDigit)) {
        tell(Long.parseLong(id));
      }
    }
  }

  private void tell(long dispatchId) {
    watchers.getOrDefault(dispatchId, Set.of()).forEach(Runnable::run);
  }
}
