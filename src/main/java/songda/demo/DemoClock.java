package songda.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The demo's clock: a working day of the sample's time, Friday 27 May 2022, running at the pace of
 * real time.
 */
public final class DemoClock implements InstantSource {
  /** When the story begins: 13:50 in Shanghai. */
  public static final Instant OPENING = Instant.parse("2022-05-27T05:50:00Z");

  private final LongSupplier ticks;
  private final long start;
  private volatile Instant opening;

  /**
   * A clock that begins at a moment.
   *
   * @param ticks monotonic nanoseconds, {@code System::nanoTime}
   */
  public DemoClock(Instant opening, LongSupplier ticks) {
    this.ticks = ticks;
    this.opening = opening;
    start = ticks.getAsLong();
  }

  @Override
  public Instant instant() {
    return opening.plusNanos(ticks.getAsLong() - start);
  }

  /** Lets time pass between two scenes. */
  public void skip(Duration time) {
    opening = opening.plus(time);
  }
}
