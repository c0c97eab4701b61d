package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.channel.Recipient;
import songda.settings.Settings;

class WebhookChannelTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setBlockedThreadCheckInterval(200)
              .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
              .setMaxEventLoopExecuteTime(1_000)
              .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS));
  private final Letter letter =
      new Letter(
          "邮政快递业简报",
          2022,
          5,
          false,
          "某编印单位",
          LocalDate.of(2022, 5, 27),
          List.of(new Article("标题", List.of("段落".repeat(800)))),
          "00",
          "a.txt",
          "text/plain",
          new byte[0],
          "",
          null);

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private HttpServer server(Consumer<HttpServerRequest> answer) {
    return await(vertx.createHttpServer().requestHandler(answer::accept).listen(0, "0.0.0.0"));
  }

  private WebhookChannel channel(int port, Duration timeout, int connections, int perHost) {
    Settings.Webhook settings =
        new Settings.Webhook(timeout, connections, perHost, List.of("127.0.0.0/8:" + port));
    return new WebhookChannel(vertx, settings, InstantSource.system());
  }

  private Message message(String url) {
    return message(url, SECRET);
  }

  private Message message(String url, String secret) {
    Recipient recipient =
        new Recipient("甲单位", Relation.SEND, null, "https://s.example/r/1", new UUID(0, 1));
    return new Message(3, 81, "original", url, secret, letter, List.of(recipient));
  }

  /** Sends to all URLs, so many at once. */
  private List<Outcome> send(WebhookChannel channel, List<String> urls, int atOnce) {
    Deque<String> waiting = new ArrayDeque<>(urls);
    List<Outcome> outcomes = new ArrayList<>();
    List<Future<Void>> runners = new ArrayList<>();
    io.vertx.core.Context context = vertx.getOrCreateContext();
    for (int i = 0; i < atOnce; i++) {
      io.vertx.core.Promise<Void> done = io.vertx.core.Promise.promise();
      context.runOnContext(nothing -> run(channel, waiting, outcomes).onComplete(done));
      runners.add(done.future());
    }
    await(Future.all(runners));
    return outcomes;
  }

  private Future<Void> run(WebhookChannel channel, Deque<String> waiting, List<Outcome> outcomes) {
    String url = waiting.poll();
    return url == null
        ? Future.succeededFuture()
        : channel
            .send(message(url))
            .onSuccess(outcomes::add)
            .compose(done -> run(channel, waiting, outcomes));
  }

  @Test
  void thousandsOfHostsNeverHoldMoreThanTwiceTheConnections() {
    HttpServer server = server(request -> request.response().setStatusCode(204).end());
    WebhookChannel channel = channel(server.actualPort(), Duration.ofSeconds(5), 25, 4);
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      urls.add("http://127.1." + i / 250 + "." + (i % 250 + 1) + ":" + server.actualPort() + "/");
    }
    int[] most = {0};
    long watch = vertx.setPeriodic(1, id -> most[0] = Math.max(most[0], channel.open()));
    assertThat(send(channel, urls, 25)).hasSize(2_000).allMatch(Outcome.Accepted.class::isInstance);
    vertx.cancelTimer(watch);
    assertThat(most[0]).isBetween(1, 50);
    await(channel.close());
  }

  @Test
  void aReceiverThatTricklesOrIsSilentIsCutOffAndLeavesNoConnection() {
    HttpServer server =
        server(
            request -> {
              if (request.path().equals("/trickle")) {
                request.response().setChunked(true);
                vertx.setPeriodic(50, id -> request.response().write("."));
              }
            });
    Duration limit = Duration.ofMillis(400);
    WebhookChannel channel = channel(server.actualPort(), limit, 10, 10);
    String site = "http://127.0.0.1:" + server.actualPort();
    List<Outcome> outcomes = send(channel, List.of(site + "/trickle", site + "/silent"), 2);
    assertThat(outcomes).containsOnly(new Outcome.Deferred(null, 0, "no answer within 400 ms"));
    await(vertx.timer(200));
    assertThat(channel.open()).isZero();
    await(channel.close());
  }

  @Test
  void aConnectionThatItsReceiverEndsIsNotCountedAsOpen() {
    HttpServer server =
        server(
            request ->
                request.response().putHeader("connection", "close").setStatusCode(200).end("ok"));
    WebhookChannel channel = channel(server.actualPort(), Duration.ofSeconds(5), 10, 10);
    String url = "http://127.0.0.1:" + server.actualPort() + "/";
    assertThat(send(channel, List.of(url, url, url), 1))
        .allMatch(Outcome.Accepted.class::isInstance);
    await(vertx.timer(200));
    assertThat(channel.open()).isZero();
    await(channel.close());
  }

  @Test
  void noEventLoopIsBlockedByThousandsOfSendsToNamesAndLiterals() {
    Logger logger = (Logger) LoggerFactory.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    ListAppender<ILoggingEvent> blocked = new ListAppender<>();
    blocked.start();
    logger.addAppender(blocked);
    try {
      HttpServer server = server(request -> request.response().setStatusCode(204).end());
      WebhookChannel channel = channel(server.actualPort(), Duration.ofSeconds(5), 64, 32);
      List<String> urls = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        String host = i % 2 == 0 ? "localhost" : "127.0.0.1";
        urls.add("http://" + host + ":" + server.actualPort() + "/hook/" + i);
      }
      assertThat(send(channel, urls, 64)).hasSize(5_000);
      assertThat(blocked.list).isEmpty();
      vertx.runOnContext(
          nothing -> java.util.concurrent.locks.LockSupport.parkNanos(1_600_000_000));
      await(vertx.timer(2_000));
      assertThat(blocked.list).as("the detector detects").isNotEmpty();
      await(channel.close());
    } finally {
      logger.detachAppender(blocked);
    }
  }

  @Test
  void aSecretThatCannotSignIsNamedAndNothingIsSent() {
    WebhookChannel channel = channel(1, Duration.ofSeconds(1), 1, 1);
    for (String secret : List.of("whsec_***", "whsec_", "")) {
      assertThat(await(channel.send(message("http://127.0.0.1:1/", secret))))
          .isEqualTo(new Outcome.Rejected(0, "the endpoint's secret is not base64"));
    }
    assertThat(await(channel.send(message("http://127.0.0.1:1/"))))
        .isInstanceOf(Outcome.Deferred.class);
    await(channel.close());
  }

  @Test
  void connectionsStayBelowTheLimitOfFileHandles() {
    assertThat(WebhookChannel.affordable(1_000, 1_024)).isEqualTo(262);
    assertThat(WebhookChannel.affordable(1_000, 20_000)).isEqualTo(1_000);
    assertThat(WebhookChannel.affordable(1_000, 100)).isEqualTo(1);
    assertThat(WebhookChannel.affordable(1_000, Long.MAX_VALUE)).isEqualTo(1_000);
  }
}
