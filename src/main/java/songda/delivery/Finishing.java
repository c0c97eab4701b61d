package songda.delivery;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers the dispatches this node worked on, until it is known whether they are finished. One
 * event loop only.
 */
final class Finishing {
  private final TallyStore tallies;
  private final Set<Long> touched = new HashSet<>();

  Finishing(TallyStore tallies) {
    this.tallies = tallies;
  }

  void touched(long dispatchId) {
    touched.add(dispatchId);
  }

  /** Finishes those of which nothing is queued or leased; gives how many. */
  Future<Integer> finish() {
    if (touched.isEmpty()) {
      return Future.succeededFuture(0);
    }
    Set<Long> ids = Set.copyOf(touched);
    touched.clear();
    return tallies.finish(ids).onFailure(e -> touched.addAll(ids));
  }
}
