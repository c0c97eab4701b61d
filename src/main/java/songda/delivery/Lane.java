package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The sends of one channel on this node: so many at once, the others wait. One event loop only. */
final class Lane {
  private record Waiting(Claimed claimed, Supplier<Future<Void>> send) {}

  private final int width;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int running;

  Lane(int width) {
    this.width = width;
  }

  void enter(Claimed claimed, Supplier<Future<Void>> send) {
    waiting.add(new Waiting(claimed, send));
    startNext();
  }

  private void startNext() {
    while (running < width && !waiting.isEmpty()) {
      running++;
      waiting.remove().send().get().onComplete(done -> left());
    }
  }

  private void left() {
    running--;
    startNext();
  }

  /** Takes out what was never started. */
  List<Claimed> empty() {
    List<Claimed> unstarted = new ArrayList<>(waiting.stream().map(Waiting::claimed).toList());
    waiting.clear();
    return unstarted;
  }
}
