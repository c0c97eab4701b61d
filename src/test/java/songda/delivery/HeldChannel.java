package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;

/** Sends one mail at a time and answers when the test says so. */
final class HeldChannel implements Channel {
  final Promise<Void> asked = Promise.promise();
  final Promise<Outcome> answer = Promise.promise();

  @Override
  public String name() {
    return "email";
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Future<Outcome> send(Message message) {
    asked.tryComplete();
    return answer.future();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
