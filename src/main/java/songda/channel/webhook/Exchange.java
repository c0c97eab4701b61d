package songda.channel.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import songda.channel.Outcome;

/**
 * One request and its answer, within one limit of time from the look-up of the name to the end of
 * the body: a receiver that trickles is cut off like one that is silent.
 */
final class Exchange {
  private static final int KEPT_OF_BODY = 2_000;
  private static final int LARGEST_BODY = 64 * 1024;

  private final Vertx vertx;
  private final Promise<Outcome> outcome = Promise.promise();
  private final long timer;
  private @Nullable HttpClientRequest request;

  Exchange(Vertx vertx, Duration limit) {
    this.vertx = vertx;
    timer = vertx.setTimer(limit.toMillis(), id -> expired(limit));
  }

  private void expired(Duration limit) {
    String reply = "no answer within " + limit.toMillis() + " ms";
    if (outcome.tryComplete(new Outcome.Deferred(null, 0, reply)) && request != null) {
      request.reset();
    }
  }

  /** What {@code doing} gives, or that the time is over. */
  Future<Outcome> within(Future<Outcome> doing) {
    doing
        .onFailure(outcome::tryFail)
        .onSuccess(outcome::tryComplete)
        .onComplete(done -> vertx.cancelTimer(timer));
    return outcome.future();
  }

  /** Sends the body and reads the answer. */
  Future<Outcome> post(HttpClientRequest post, Buffer body, Instant now) {
    if (outcome.future().isComplete()) {
      post.reset();
      return outcome.future();
    }
    request = post;
    return post.send(body).compose(response -> read(post, response, now));
  }

  /** The status decides; of the body only the beginning is kept, and a flood is cut off. */
  private static Future<Outcome> read(
      HttpClientRequest request, HttpClientResponse response, Instant now) {
    Buffer start = Buffer.buffer();
    response.handler(
        chunk -> {
          if (start.length() + chunk.length() > LARGEST_BODY) {
            request.reset();
          } else {
            start.appendBuffer(chunk);
          }
        });
    return response
        .end()
        .otherwiseEmpty()
        .map(
            end ->
                HttpReply.of(
                    response.statusCode(),
                    response.getHeader("retry-after"),
                    start
                        .slice(0, Math.min(start.length(), KEPT_OF_BODY))
                        .toString(StandardCharsets.UTF_8),
                    now));
  }
}
