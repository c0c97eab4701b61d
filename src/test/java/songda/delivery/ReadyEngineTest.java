package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.operations.OperationsDoor;
import songda.operations.PulseStore;
import songda.settings.Settings;
import songda.testing.Patience;

/** Ready means that the engine's claims succeed, not that the node once started. */
class ReadyEngineTest {
  private QueueFixture fixture;
  private Engine engine;
  private OperationsDoor door;
  private int port;

  @BeforeEach
  void open() {
    fixture = new QueueFixture();
    engine = fixture.engine(QueueFixture.settings("node-a", 25, List.of()), List.of());
    door =
        new OperationsDoor(
            fixture.test.vertx(),
            new Settings.Operations("127.0.0.1", 0),
            new PulseStore(fixture.database),
            engine::claims,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    port = await(door.start());
  }

  @AfterEach
  void close() {
    await(engine.drain());
    await(door.stop());
    fixture.close();
  }

  @Test
  void anEngineThatNeverClaimedIsNotReadyAndItsFirstClaimOfNothingMakesItSo() throws Exception {
    assertThat(ready().statusCode()).isEqualTo(503);
    engine.start();
    Patience.until("the first claim", engine::claims);
    assertThat(ready().body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void anEngineWhoseClaimsFailFor30SecondsIsNotReadyUntilOneSucceeds() throws Exception {
    engine.start();
    Patience.until("the first claim", engine::claims);
    // The database answers, but the queue is cut off from it.
    fixture.run("alter table delivery rename to lost_delivery", Tuple.tuple());
    Patience.until(
        "claims that fail",
        () -> {
          fixture.ticks.addAndGet(Duration.ofSeconds(31).toNanos());
          return !engine.claims();
        });
    HttpResponse<String> down = ready();
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"database\":\"up\"", "\"engine\":\"down\"", "no claim");
    fixture.run("alter table lost_delivery rename to delivery", Tuple.tuple());
    Patience.until("a claim that succeeds", engine::claims);
    assertThat(ready().statusCode()).isEqualTo(200);
  }

  @Test
  void aNodeWithoutItsDatabaseSaysSo() throws Exception {
    engine.start();
    Patience.until("the first claim", engine::claims);
    await(fixture.database.close());
    fixture.ticks.addAndGet(Duration.ofSeconds(31).toNanos());
    Patience.until("no claim", () -> !engine.claims());
    HttpResponse<String> down = ready();
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"database\":\"down\"", "\"engine\":\"down\"", "not answer");
  }

  private HttpResponse<String> ready() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
