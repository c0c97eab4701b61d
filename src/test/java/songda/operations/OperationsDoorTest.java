package songda.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import songda.settings.Settings;
import songda.testing.TestDatabase;

class OperationsDoorTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void readyMeansThatTheDatabaseAnswersAndTheEngineClaims() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      metrics.counter("songda.deliveries").increment();
      AtomicBoolean engine = new AtomicBoolean();
      OperationsDoor door =
          new OperationsDoor(
              test.vertx(),
              new Settings.Operations("127.0.0.1", 0),
              new PulseStore(test.database()),
              engine::get,
              metrics);
      int port = await(door.start());
      assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(port, "/health/ready").statusCode()).isEqualTo(503);
      engine.set(true);
      assertThat(get(port, "/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
      assertThat(get(port, "/metrics").body()).contains("songda_deliveries_total 1.0");
      await(test.database().close());
      assertThat(get(port, "/health/ready").body()).contains("\"database\":\"down\"");
      await(door.stop());
    }
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
