package songda.delivery;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;

/** What a node is about to send, by channel. One event loop only. */
final class Departures {
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Function<Consignment, Future<?>> send;

  Departures(List<Channel> channels, Function<Consignment, Future<?>> send) {
    this.send = send;
    for (Channel channel : channels) {
      lanes.put(channel.name(), new Lane(channel.width(), send));
    }
  }

  void enter(Consignment one) {
    lanes.computeIfAbsent(one.claimed().channel(), name -> new Lane(1, send)).enter(one);
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
