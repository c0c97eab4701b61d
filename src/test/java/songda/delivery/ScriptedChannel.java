package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;

/** Answers as the test says, after 20 ms, and remembers to whom. */
final class ScriptedChannel implements Channel {
  static final Outcome YES = new Outcome.Accepted(204, "");
  static final Outcome DOWN = new Outcome.Deferred(null, 0, "connection refused");

  private final Vertx vertx;
  private final String name;
  private final int width;
  final List<String> asked = new ArrayList<>();
  Supplier<Outcome> answer = () -> YES;

  ScriptedChannel(Vertx vertx, String name, int width) {
    this.vertx = vertx;
    this.name = name;
    this.width = width;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Future<Outcome> send(Message message) {
    asked.add(message.address());
    return vertx.timer(20).map(done -> answer.get());
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
