package songda.pages;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Server-sent events to one reader (HTML Living Standard §9.2). A beat keeps proxies from closing
 * the stream, and asks each time whether the reader may still read: who has signed out, or whose
 * session or key has ended, is told nothing more.
 */
public final class EventStream {
  /** Proxies close what is silent for a minute; ours is never. */
  public static final Duration BEAT = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final Context context;
  private final HttpServerResponse response;
  private final Duration beat;
  private final Supplier<Future<Boolean>> allowed;
  private Runnable whenEnded = () -> {};
  private boolean over;
  private long timer = -1;

  private EventStream(
      Vertx vertx, HttpServerResponse response, Duration beat, Supplier<Future<Boolean>> allowed) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.response = response;
    this.beat = beat;
    this.allowed = allowed;
  }

  /**
   * Begins a stream, on the event loop of its request.
   *
   * @param beat pause between beats
   * @param allowed asked at each beat; false ends the stream, a failure does not
   */
  public static EventStream open(
      Vertx vertx, HttpServerResponse response, Duration beat, Supplier<Future<Boolean>> allowed) {
    EventStream stream = new EventStream(vertx, response, beat, allowed);
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        .closeHandler(closed -> stream.end());
    stream.rest();
    return stream;
  }

  /** Runs an action once, when the stream has ended, whoever ended it. */
  public void whenEnded(Runnable action) {
    whenEnded = action;
  }

  /** Sends one event; any thread. A reader that does not keep up is left out: the next is whole. */
  public void send(String event, String data) {
    context.runOnContext(now -> write("event: " + event + "\ndata: " + data + "\n\n"));
  }

  private void write(String text) {
    if (!over && !response.closed() && !response.writeQueueFull()) {
      response.write(text);
    }
  }

  private void rest() {
    timer = vertx.setTimer(beat.toMillis(), id -> allowed.get().onComplete(asked -> beat(asked)));
  }

  private void beat(io.vertx.core.AsyncResult<Boolean> asked) {
    if (over) {
      return;
    }
    if (asked.succeeded() && !asked.result()) {
      end();
      response.end();
      return;
    }
    write(": beat\n\n");
    rest();
  }

  private void end() {
    if (!over) {
      over = true;
      vertx.cancelTimer(timer);
      whenEnded.run();
    }
  }
}
