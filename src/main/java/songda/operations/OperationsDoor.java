package songda.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import songda.settings.Settings;

/** {@code /health/live}, {@code /health/ready}, {@code /metrics}. */
public final class OperationsDoor {
  private static final String NO_ANSWER = "the database does not answer";
  private static final String NO_CLAIM =
      "no claim of the engine succeeded in the last 30 s, or the node is stopping";

  private final HttpServer server;
  private final Settings.Operations where;
  private final PulseStore pulse;
  private final BooleanSupplier engineReady;
  private final PrometheusMeterRegistry metrics;

  /**
   * The door, not yet open.
   *
   * @param engineReady whether the engine's last successful claim, even of nothing, is at most 30 s
   *     ago; false from the moment of shutting down
   * @param metrics what is scraped, in the text format of Prometheus
   */
  public OperationsDoor(
      Vertx vertx,
      Settings.Operations where,
      PulseStore pulse,
      BooleanSupplier engineReady,
      PrometheusMeterRegistry metrics) {
    this.where = where;
    this.pulse = pulse;
    this.engineReady = engineReady;
    this.metrics = metrics;
    server = vertx.createHttpServer().requestHandler(this::answer);
  }

  /** Opens the port; gives its number. */
  public Future<Integer> start() {
    return server.listen(where.port(), where.bind()).map(HttpServer::actualPort);
  }

  /** Closes the port. */
  public Future<Void> stop() {
    return server.close();
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/health/live" -> health(request, true, true);
      case "/health/ready" -> ready(request);
      case "/metrics" -> metrics(request.response());
      default -> request.response().setStatusCode(404).end();
    }
  }

  private void ready(HttpServerRequest request) {
    pulse
        .beat()
        .timeout(2, TimeUnit.SECONDS)
        .onComplete(beat -> health(request, beat.succeeded(), engineReady.getAsBoolean()));
  }

  private static void health(HttpServerRequest request, boolean database, boolean engine) {
    boolean up = database && engine;
    JsonObject body = new JsonObject().put("status", up ? "up" : "down");
    if (!up) {
      body.put("database", database ? "up" : "down")
          .put("engine", engine ? "up" : "down")
          .put("reason", database ? NO_CLAIM : NO_ANSWER);
    }
    request
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private void metrics(HttpServerResponse response) {
    response
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(metrics.scrape());
  }
}
