package songda.delivery;

import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;

/** Sends for real, and tells what came of it no sooner than the test says, or never. */
final class SilentChannel implements Channel {
  private final Channel real;
  private final CountDownLatch left;
  private final Future<Void> told;

  /**
   * Over a real channel.
   *
   * @param left counts down what was sent and answered
   * @param told when the engine may read the answers
   */
  SilentChannel(Channel real, CountDownLatch left, Future<Void> told) {
    this.real = real;
    this.left = left;
    this.told = told;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public int width() {
    return real.width();
  }

  @Override
  public Future<Outcome> send(Message message) {
    return real.send(message)
        .onSuccess(outcome -> left.countDown())
        .compose(outcome -> told.map(outcome));
  }

  @Override
  public Future<Void> close() {
    return real.close();
  }
}
