package songda.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP receiver on a free port of the loopback; answers as scripted, else 200. */
public final class WebhookReceiver implements AutoCloseable {
  /** One call; header names in lower case. */
  public record Call(String path, Map<String, String> headers, String body) {}

  private record Answer(int status, Map<String, String> headers) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Deque<Answer> script = new ConcurrentLinkedDeque<>();
  private final HttpServer server;

  /** Starts listening. */
  public WebhookReceiver(Vertx vertx) {
    server =
        TestDatabase.await(
            vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1"));
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  /** Answers the next call with a status and headers. */
  public void answerNext(int status, Map<String, String> headers) {
    script.add(new Answer(status, headers));
  }

  /** What came in, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              Map<String, String> headers = new TreeMap<>();
              request
                  .headers()
                  .forEach(
                      h ->
                          headers.put(h.getKey().toLowerCase(java.util.Locale.ROOT), h.getValue()));
              calls.add(new Call(request.path(), headers, body.toString()));
              Answer answer = script.poll();
              if (answer != null) {
                request.response().setStatusCode(answer.status());
                answer.headers().forEach(request.response()::putHeader);
              }
              request.response().end("ok");
            });
  }

  @Override
  public void close() {
    TestDatabase.await(server.close());
  }
}
