package songda.channel.webhook;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.channel.webhook.HookUrls.HookUrl;
import songda.settings.Settings;

/**
 * Posts signed JSON to a URL, dialling only an address that was vetted. A connection rests for a
 * few seconds for the next message to its host; when as many are open as may be used at once, it is
 * closed instead, so that never more than twice as many are.
 */
public final class WebhookChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
  private static final int REST_SECONDS = 5;

  /** File handles of everything else: the database, doors, mail, jars. */
  private static final int OTHER_HANDLES = 500;

  private final Vertx vertx;
  private final HttpClient client;
  private final EgressPolicy egress;
  private final HostNames names;
  private final HookUrls urls = new HookUrls();
  private final WebhookBody bodies = new WebhookBody();
  private final Settings.Webhook settings;
  private final InstantSource clock;
  private final AtomicInteger open = new AtomicInteger();
  private final int connections;

  /** A channel with its own connections. */
  public WebhookChannel(Vertx vertx, Settings.Webhook settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    connections = affordable(settings.connections(), fileHandles());
    if (connections < settings.connections()) {
      LOG.warn(
          "webhook.connections {} is more than the limit of file handles allows, {} are used",
          settings.connections(),
          connections);
    }
    egress = new EgressPolicy(settings.egressAllow());
    names = new HostNames(vertx, clock, InetAddress::getAllByName);
    client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setKeepAliveTimeout(REST_SECONDS))
            .with(new PoolOptions().setHttp1MaxSize(settings.perHost()))
            .withConnectHandler(
                connection -> {
                  open.incrementAndGet();
                  connection.closeHandler(closed -> open.decrementAndGet());
                })
            .build();
  }

  /** As many requests at once as wanted, if twice as many connections find a handle. */
  static int affordable(int wanted, long handles) {
    return (int) Math.max(1, Math.min(wanted, (handles - OTHER_HANDLES) / 2));
  }

  private static long fileHandles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public int width() {
    return connections;
  }

  @Override
  public int widthPerHost() {
    return settings.perHost();
  }

  @Override
  public String host(Message message) {
    return urls.of(message.address()).map(HookUrl::authority).orElse("");
  }

  /** How many connections are open, in use or at rest. */
  public int open() {
    return open.get();
  }

  @Override
  public Future<Outcome> send(Message message) {
    Optional<HookUrl> url = urls.of(message.address());
    String secret = message.secret();
    if (url.isEmpty()) {
      return refused("the address is no http or https URL with a host");
    }
    if (secret == null) {
      return refused("the endpoint has no secret");
    }
    if (!WebhookSignature.reads(secret)) {
      return refused("the endpoint's secret is not base64");
    }
    Exchange exchange = new Exchange(vertx, settings.timeout());
    return exchange
        .within(
            names
                .of(url.get().host())
                .compose(found -> dial(message, secret, url.get(), found, exchange)))
        .recover(WebhookChannel::unsent);
  }

  private static Future<Outcome> refused(String reason) {
    return Future.succeededFuture(new Outcome.Rejected(0, reason));
  }

  /** Every address of the name must pass; the first is dialled. */
  private Future<Outcome> dial(
      Message message, String secret, HookUrl url, List<InetAddress> addresses, Exchange exchange) {
    Optional<String> refusal =
        addresses.stream().flatMap(a -> egress.refusal(a, url.port()).stream()).findFirst();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(
                SocketAddress.inetSocketAddress(url.port(), addresses.get(0).getHostAddress()))
            .setHost(url.host())
            .setPort(url.port())
            .setSsl(url.ssl())
            .setURI(url.path())
            .setFollowRedirects(false)
            .setConnectTimeout(settings.timeout().toMillis());
    return client.request(options).compose(request -> post(request, message, secret, exchange));
  }

  private Future<Outcome> post(
      HttpClientRequest request, Message message, String secret, Exchange exchange) {
    Instant now = clock.instant();
    Buffer body = bodies.of(message, now);
    String id = "msg_" + message.dispatchId() + "_" + message.deliveryId();
    long seconds = now.getEpochSecond();
    request
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("user-agent", "songda")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", Long.toString(seconds))
        .putHeader("webhook-signature", WebhookSignature.of(secret, id, seconds, body.getBytes()));
    return exchange.post(request, body, now).onComplete(done -> rest(request));
  }

  private void rest(HttpClientRequest request) {
    if (open.get() > connections) {
      request.connection().close();
    }
  }

  private static Future<Outcome> unsent(Throwable error) {
    return Future.succeededFuture(new Outcome.Deferred(null, 0, String.valueOf(error)));
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }
}
