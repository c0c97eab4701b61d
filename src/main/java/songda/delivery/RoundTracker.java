package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What becomes of one round's deliveries. One event loop only. */
final class RoundTracker {
  private final List<Future<Void>> settled = new ArrayList<>();
  private int accepted;
  private int deferred;
  private int failed;

  void expect(Future<Void> delivery) {
    settled.add(delivery);
  }

  /** Completes when every delivery of the round is settled or left to its lease's end. */
  Future<Void> allSettled() {
    return Future.join(settled).mapEmpty();
  }

  void count(Result result) {
    switch (result.verdict()) {
      case ACCEPTED -> accepted++;
      case DEFERRED -> {
        if (result.pause() == null) {
          failed++;
        } else {
          deferred++;
        }
      }
      case REJECTED, MOOT -> failed++;
    }
  }

  Counts counts(int rescued, int claimed) {
    return new Counts(rescued, claimed, accepted, deferred, failed);
  }
}
