package songda.command;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a command's own thread waits for what happens on event loops. */
final class Waiting {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Waiting() {}

  /**
   * The result of a future.
   *
   * @throws IOException when infrastructure failed, with the cause's sentence; when the thread is
   *     asked to stop, whose interrupt is spent by that, so that closing can wait again
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
      throw new IOException("stopped before it was finished", e);
    }
  }

  private static String sentence(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
