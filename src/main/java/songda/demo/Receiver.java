package songda.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The systems of the demo's couriers and offices: takes webhooks on the loopback and keeps the
 * newest of each path as a file. A path that was told to is busy once (503) and takes the next try.
 */
public final class Receiver {
  private final Path directory;
  private final HttpServer server;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /**
   * What a system received.
   *
   * @param webhookId header {@code webhook-id} of the message
   */
  record Received(String webhookId, JsonObject body) {}

  /** A receiver that keeps its files in a directory. */
  public Receiver(Vertx vertx, Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  /** Listens on a port of the loopback; 0 takes a free one. Gives the port. */
  public Future<Integer> listen(int port) {
    return server.listen(port, "127.0.0.1").map(HttpServer::actualPort);
  }

  /** The next call to a path is answered 503, unless the path has received something already. */
  void busyOnce(String slug) {
    if (newest(slug).isEmpty()) {
      busy.add(slug);
    }
  }

  /** The newest message of a path. */
  Optional<Received> newest(String slug) {
    Path file = directory.resolve(slug + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonObject kept = new JsonObject(Files.readString(file));
      return Optional.of(new Received(kept.getString("webhook_id"), kept.getJsonObject("body")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Stops listening. */
  public Future<Void> close() {
    return server.close();
  }

  private void take(HttpServerRequest request) {
    String slug = request.path().replaceFirst("^/hook/", "");
    if (!slug.matches("[a-z]+")) {
      request.response().setStatusCode(404).end();
      return;
    }
    if (busy.remove(slug)) {
      request.response().setStatusCode(503).end("busy");
      return;
    }
    String id = request.getHeader("webhook-id");
    request.body().onSuccess(body -> keep(request, slug, id, body));
  }

  private void keep(HttpServerRequest request, String slug, String id, Buffer body) {
    JsonObject kept = new JsonObject().put("webhook_id", id).put("body", body.toJsonObject());
    try {
      Files.writeString(directory.resolve(slug + ".json"), kept.encode());
      request.response().setStatusCode(204).end();
    } catch (IOException e) {
      request.response().setStatusCode(507).end();
    }
  }
}
