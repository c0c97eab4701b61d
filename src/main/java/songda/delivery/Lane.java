package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The sends of one channel on this node: so many at once, the others wait. One event loop only. */
final class Lane {
  private final int width;
  private final Function<Consignment, Future<?>> send;
  private final Deque<Consignment> waiting = new ArrayDeque<>();
  private int running;

  Lane(int width, Function<Consignment, Future<?>> send) {
    this.width = width;
    this.send = send;
  }

  void enter(Consignment consignment) {
    waiting.add(consignment);
    startNext();
  }

  private void startNext() {
    while (running < width && !waiting.isEmpty()) {
      running++;
      send.apply(waiting.remove()).onComplete(done -> left());
    }
  }

  private void left() {
    running--;
    startNext();
  }

  /** Takes out those of what was never started. */
  List<Consignment> take(Predicate<Claimed> which) {
    List<Consignment> taken = new ArrayList<>();
    for (Iterator<Consignment> all = waiting.iterator(); all.hasNext(); ) {
      Consignment one = all.next();
      if (which.test(one.claimed())) {
        taken.add(one);
        all.remove();
      }
    }
    return taken;
  }
}
