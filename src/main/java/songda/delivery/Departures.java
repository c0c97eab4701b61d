package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;

/** What a node is about to send, by channel. One event loop only. */
final class Departures {
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Function<Consignment, Future<?>> send;

  Departures(List<Channel> channels, Function<Consignment, Future<?>> send, LongSupplier ticks) {
    this.send = send;
    for (Channel channel : channels) {
      lanes.put(channel.name(), new Lane(channel, send, ticks));
    }
  }

  /** Sends when its turn comes; at once, for a refusal, when nobody serves its channel. */
  void enter(Consignment one) {
    Lane lane = lanes.get(one.claimed().channel());
    if (lane == null) {
      send.apply(one).mapEmpty();
    } else {
      lane.enter(one);
    }
  }

  /** Takes out what waits for hosts that do not answer, so that others have its place. */
  List<Held> takeStuck() {
    List<Held> taken = new ArrayList<>();
    lanes
        .values()
        .forEach(lane -> lane.takeStuck().forEach(c -> taken.add(new Held(c, Hold.STUCK))));
    return taken;
  }

  /** Takes out what was never started and is to be held; null means that one stays. */
  List<Held> take(Function<Claimed, @Nullable Hold> hold) {
    List<Held> taken = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      lane.take(claimed -> hold.apply(claimed) != null)
          .forEach(one -> taken.add(new Held(one, hold.apply(one.claimed()))));
    }
    return taken;
  }
}
