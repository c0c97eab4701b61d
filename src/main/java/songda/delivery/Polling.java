package songda.delivery;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When a node asks the queue again, and whether it was answered lately. One event loop only. */
final class Polling {
  private static final long FIRST_MS = 100;
  private static final long LAST_MS = 2_000;
  private static final long LATELY = TimeUnit.SECONDS.toNanos(30);

  private final Vertx vertx;
  private final LongSupplier ticks;
  private long pause = FIRST_MS;
  private long timer = -1;
  private volatile boolean answered;
  private volatile boolean full;
  private volatile long answeredAt;

  Polling(Vertx vertx, LongSupplier ticks) {
    this.vertx = vertx;
    this.ticks = ticks;
  }

  /** Work is there, or may be: the next pause is the shortest again. */
  void soon() {
    pause = FIRST_MS;
  }

  /** Asks after a pause, each twice as long as the one before, up to 2 s. */
  void later(Runnable ask) {
    timer = vertx.setTimer(pause, id -> ask.run());
    pause = Math.min(LAST_MS, pause * 2);
  }

  void cancel() {
    vertx.cancelTimer(timer);
  }

  /** Milliseconds until the queue is asked again. */
  long pause() {
    return pause;
  }

  /** The queue was asked and has answered, be it with nothing. */
  void answered() {
    answeredAt = ticks.getAsLong();
    full = false;
    answered = true;
  }

  /** Told whether no permit is free, so that nobody asks until sends have ended; says it again. */
  boolean full(boolean now) {
    if (now) {
      full = true;
    }
    return now;
  }

  /** Whether the queue answered within the last 30 s, or is not asked for want of a permit. */
  boolean answeredLately() {
    return full || (answered && ticks.getAsLong() - answeredAt < LATELY);
  }
}
