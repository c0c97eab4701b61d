package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import songda.channel.Channel;
import songda.channel.Message;

/**
 * The sends of one channel on this node: so many at once, fewer of them to one host, the hosts in
 * turn. What is too much for a host waits for that host alone. One event loop only.
 */
final class Lane {
  private static final long STUCK = TimeUnit.SECONDS.toNanos(1);

  private final Channel channel;
  private final Function<Consignment, Future<?>> send;
  private final LongSupplier ticks;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Deque<Host> turns = new ArrayDeque<>();
  private int running;

  private static final class Host {
    private final String name;
    private final Deque<Consignment> waiting = new ArrayDeque<>();
    private int running;
    private boolean inLine;
    private long movedAt;

    Host(String name) {
      this.name = name;
    }
  }

  /**
   * A lane.
   *
   * @param ticks a monotonic clock in nanoseconds
   */
  Lane(Channel channel, Function<Consignment, Future<?>> send, LongSupplier ticks) {
    this.channel = channel;
    this.send = send;
    this.ticks = ticks;
  }

  void enter(Consignment one) {
    Message message = one.parcel().message();
    String name = message == null ? "" : channel.host(message);
    Host host = hosts.computeIfAbsent(name, Host::new);
    host.waiting.add(one);
    line(host);
    startNext();
  }

  /** A host stands in line, once, while it has something to send and may. */
  private void line(Host host) {
    if (!host.inLine && !host.waiting.isEmpty() && host.running < channel.widthPerHost()) {
      host.inLine = true;
      turns.add(host);
    }
  }

  private void startNext() {
    while (running < channel.width() && !turns.isEmpty()) {
      Host host = turns.remove();
      host.inLine = false;
      Consignment one = host.waiting.poll();
      if (one != null) {
        running++;
        host.running++;
        host.movedAt = ticks.getAsLong();
        line(host);
        send.apply(one).onComplete(done -> left(host));
      }
    }
  }

  private void left(Host host) {
    running--;
    host.running--;
    host.movedAt = ticks.getAsLong();
    line(host);
    if (host.running == 0 && host.waiting.isEmpty()) {
      hosts.remove(host.name, host);
    }
    startNext();
  }

  /** Takes out those of what was never started. */
  List<Consignment> take(Predicate<Claimed> which) {
    List<Consignment> taken = new ArrayList<>();
    hosts.values().forEach(host -> take(host, which, taken));
    return taken;
  }

  /** Takes out what waits for hosts that have all they may have and ended none for a second. */
  List<Consignment> takeStuck() {
    List<Consignment> taken = new ArrayList<>();
    for (Host host : hosts.values()) {
      if (host.running >= channel.widthPerHost() && ticks.getAsLong() - host.movedAt > STUCK) {
        take(host, claimed -> true, taken);
      }
    }
    return taken;
  }

  private static void take(Host host, Predicate<Claimed> which, List<Consignment> taken) {
    for (Iterator<Consignment> all = host.waiting.iterator(); all.hasNext(); ) {
      Consignment one = all.next();
      if (which.test(one.claimed())) {
        taken.add(one);
        all.remove();
      }
    }
  }
}
