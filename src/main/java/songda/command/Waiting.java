package songda.command;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a command's own thread waits for what happens on event loops. */
final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Waiting() {}

  /**
   * The result of a future.
   *
   * @throws IOException when infrastructure failed, with the cause's sentence
   */
  static <T> T on(Future<T> future) throws IOException {
    return on(future, LIMIT);
  }

  /** As {@link #on(Future)}, for what may take longer than two minutes. */
  static <T> T on(Future<T> future, Duration limit) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IOException(sentence(e), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Waits until Ctrl-C or SIGTERM, then runs {@code stop} and waits for it: the JVM's hook does the
   * same.
   */
  static void untilStopped(Stop stop) {
    CountDownLatch asked = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    stop.run();
                  } catch (IOException e) {
                    LOG.error("stopping was not clean", e);
                  }
                  asked.countDown();
                },
                "stop"));
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done when the process is asked to stop. */
  interface Stop {
    void run() throws IOException;
  }

  private static String sentence(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
