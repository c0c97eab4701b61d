package songda.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a command ends on Ctrl-C or SIGTERM: its thread is told, and the process stays until the
 * command has closed what it opened. Opened before everything else, closed after it. A command that
 * waits in {@link #await()} goes on from there; one in the middle of its work is interrupted.
 */
final class Stopping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Thread command = Thread.currentThread();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean waiting;

  Stopping() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  private void stop() {
    asked.countDown();
    if (!waiting && closed.getCount() > 0) {
      command.interrupt();
    }
    try {
      if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("not everything was closed within {} s", PATIENCE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the process is asked to stop. */
  void await() {
    waiting = true;
    try {
      asked.await();
    } catch (InterruptedException e) {
      // the same request; the thread goes on to close what it opened
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
