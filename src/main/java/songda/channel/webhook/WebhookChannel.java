package songda.channel.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.settings.Settings;

/** Posts signed JSON to a URL, dialling only an address that was vetted. */
public final class WebhookChannel implements Channel {
  private static final int WIDTH = 64;
  private static final int KEPT_OF_BODY = 2_000;
  private static final int LARGEST_BODY = 64 * 1024;

  private final Vertx vertx;
  private final HttpClient client;
  private final EgressPolicy egress;
  private final Settings.Webhook settings;
  private final InstantSource clock;

  /** A channel with its own connections. */
  public WebhookChannel(Vertx vertx, Settings.Webhook settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    egress = new EgressPolicy(settings.egressAllow());
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setIdleTimeout(30).setIdleTimeoutUnit(TimeUnit.SECONDS),
            new PoolOptions().setHttp1MaxSize(4));
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Future<Outcome> send(Message message) {
    Optional<URI> url = url(message.address());
    String secret = message.secret();
    if (url.isEmpty()) {
      return Future.succeededFuture(
          new Outcome.Rejected(0, "the address is no http or https URL with a host"));
    }
    if (secret == null) {
      return Future.succeededFuture(new Outcome.Rejected(0, "the endpoint has no secret"));
    }
    int port = port(url.get());
    return vertx
        .executeBlocking(() -> vetted(url.get().getHost(), port), false)
        .compose(vetted -> dial(message, secret, url.get(), port, vetted))
        .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .recover(WebhookChannel::unsent);
  }

  private static Optional<URI> url(String address) {
    try {
      URI uri = URI.create(address);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int port(URI url) {
    boolean https = "https".equals(url.getScheme());
    return url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
  }

  /** One address that may be dialled, or why none may: every address of the name must pass. */
  private record Vetted(@Nullable InetAddress address, String refusal) {}

  private Vetted vetted(String host, int port) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host.replaceAll("[\\[\\]]", ""));
    Optional<String> refusal =
        Arrays.stream(addresses).flatMap(a -> egress.refusal(a, port).stream()).findFirst();
    return new Vetted(refusal.isPresent() ? null : addresses[0], refusal.orElse(""));
  }

  private Future<Outcome> dial(Message message, String secret, URI url, int port, Vetted vetted) {
    if (vetted.address() == null) {
      return Future.succeededFuture(new Outcome.Rejected(0, vetted.refusal()));
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, vetted.address().getHostAddress()))
            .setHost(url.getHost())
            .setPort(port)
            .setSsl("https".equals(url.getScheme()))
            .setURI(path(url))
            .setFollowRedirects(false)
            .setConnectTimeout(settings.timeout().toMillis());
    return client.request(options).compose(request -> post(request, message, secret));
  }

  private static String path(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private Future<Outcome> post(HttpClientRequest request, Message message, String secret) {
    Instant now = clock.instant();
    Buffer body = WebhookBody.of(message, now);
    String id = "msg_" + message.dispatchId() + "_" + message.deliveryId();
    long seconds = now.getEpochSecond();
    request
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("user-agent", "songda")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", Long.toString(seconds))
        .putHeader("webhook-signature", WebhookSignature.of(secret, id, seconds, body.getBytes()));
    request.idleTimeout(settings.timeout().toMillis());
    return request.send(body).compose(response -> read(request, response, now));
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

  private static Future<Outcome> unsent(Throwable error) {
    return Future.succeededFuture(
        error instanceof IllegalArgumentException
            ? new Outcome.Rejected(0, "the endpoint's secret is not base64")
            : new Outcome.Deferred(null, 0, String.valueOf(error)));
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }
}
