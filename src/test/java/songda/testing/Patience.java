package songda.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads, nodes or servers do, and no longer than it takes. */
public final class Patience {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private Patience() {}

  /** Asks again and again until it is so; fails the test after 30 s, naming what never came. */
  public static void until(String what, BooleanSupplier so) {
    long start = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT) {
        throw new AssertionError("not within 30 s: " + what);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
