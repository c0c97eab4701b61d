package songda.delivery;

import songda.settings.Settings;

/**
 * How many deliveries a node has in memory, and whether it should claim more. One event loop only.
 */
final class Window {
  private final int permits;
  private final int batch;
  private int inMemory;
  private int asked;
  private boolean wanted;

  Window(Settings.Engine limits) {
    permits = limits.permits();
    batch = limits.batch();
  }

  /** Work is there, or may be. */
  void want() {
    wanted = true;
  }

  /** A claim begins. Gives how many it may take; a wish that comes meanwhile asks for the next. */
  int open() {
    wanted = false;
    asked = Math.min(batch, permits - inMemory);
    return asked;
  }

  /** A claim gave so many. One that was filled is followed by another; else the queue is empty. */
  void taken(int deliveries) {
    inMemory += deliveries;
    wanted |= deliveries == asked;
  }

  void freed() {
    inMemory--;
  }

  boolean wanted() {
    return wanted;
  }

  /** Whether a whole batch has room, so that no claim is spent on a few. */
  boolean roomy() {
    return permits - inMemory >= Math.min(batch, (permits + 1) / 2);
  }

  /** Deliveries claimed and not settled. */
  int inMemory() {
    return inMemory;
  }
}
