package songda;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.channel.Channel;
import songda.channel.email.EmailChannel;
import songda.channel.webhook.WebhookChannel;
import songda.database.Database;
import songda.database.Migrator;
import songda.database.Notifications;
import songda.delivery.Caretaker;
import songda.delivery.Engine;
import songda.digest.Digest;
import songda.digest.DigestPlan;
import songda.operations.OperationsDoor;
import songda.operations.PulseStore;
import songda.reminder.CalendarFile;

/**
 * One node: pool → migrations → admission → rooms → loops → doors; {@link #stop} goes the other
 * way, each step awaited.
 */
public final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration CARETAKING = Duration.ofSeconds(1);
  private static final Duration DIGESTS = Duration.ofMinutes(1);

  private final Ground ground;
  private final Rooms rooms;
  private final Engine engine;
  private final List<Channel> channels;
  private final Caretaker caretaker;
  private final Notifications notifications;
  private final List<Loop> loops;
  private final OperationsDoor operations;
  private volatile boolean ready;
  private int port;
  private int operationsPort;
  private HttpServer server;

  private Application(Ground ground, Database database) {
    this.ground = ground;
    var vertx = ground.vertx();
    var settings = ground.settings();
    var clock = ground.clock();
    rooms = new Rooms(ground, database);
    var mail = new EmailChannel(vertx, settings.mail(), clock);
    channels = List.of(mail, new WebhookChannel(vertx, settings.webhook(), clock));
    String publicUrl = settings.http().publicUrl();
    engine =
        new Engine(
            vertx,
            database,
            rooms.trail,
            rooms.vault,
            settings,
            new Engine.Outside(
                (id, version) -> rooms.tokens.link(publicUrl, id, version),
                channels,
                rooms.announcer::changed,
                clock,
                System::nanoTime,
                ground.banner()));
    caretaker = new Caretaker(vertx, database, java.time.InstantSource.system());
    notifications = new Notifications(vertx, ground.direct());
    Digest digest =
        new Digest(
            database,
            rooms.agenda,
            rooms.trail,
            mail,
            DigestPlan.of(settings, CalendarFile.bundled()),
            clock);
    loops =
        List.of(
            new Loop(vertx, "sealer", CARETAKING, () -> rooms.sealer.runOnce(clock.instant())),
            new Loop(vertx, "digest", DIGESTS, () -> digest.runOnce(clock.instant())),
            new Loop(vertx, "refusals", CARETAKING, () -> rooms.refusals.runOnce(clock.instant())));
    operations =
        new OperationsDoor(
            vertx,
            settings.operations(),
            new PulseStore(database),
            () -> ready && engine.claims(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    server = vertx.createHttpServer();
  }

  /**
   * Starts a node; fails, with everything closed again, when the database, a migration or a port
   * refuses. On a database of another kind, a demo's in earnest, nothing is claimed or changed.
   *
   * @param contract of {@link songda.api.ApiDoor#contract}, best begun before the database
   * @param more hangs further routes into the main router, such as the demo's pages
   */
  public static Future<Application> start(
      Ground ground, Future<OpenAPIContract> contract, BiConsumer<Router, Rooms> more) {
    Database database =
        Database.open(ground.vertx(), ground.connect(), ground.settings().database().poolSize());
    return new Application(ground, database)
        .open(contract, more)
        .recover(failure -> database.close().transform(done -> Future.failedFuture(failure)));
  }

  private Future<Application> open(
      Future<OpenAPIContract> contract, BiConsumer<Router, Rooms> more) {
    Router router = Router.router(ground.vertx());
    // Contract and templates are read while the database migrates: neither waits for the other.
    Future<?> migrated =
        new Migrator(rooms.database)
            .migrate()
            .compose(done -> rooms.installation.admit(ground.settings().profile()))
            .compose(admitted -> rooms.installation.tieTo(ground.keys().ids()))
            .compose(tied -> caretaker.runOnce(java.time.InstantSource.system().instant()));
    more.accept(router, rooms);
    return Future.all(migrated, contract.map(read -> doors(router, read)))
        .compose(prepared -> listen(router))
        .compose(listening -> openOperations())
        .map(
            bound -> {
              operationsPort = bound;
              startLoops();
              return this;
            });
  }

  private Router doors(Router router, OpenAPIContract contract) {
    new Doors(ground, rooms).mount(router, contract);
    return router;
  }

  private Future<Integer> openOperations() {
    var where = ground.settings().operations();
    return operations
        .start()
        .recover(failure -> taken("operations", where.bind(), where.port(), failure));
  }

  /**
   * How the doors listen: form fields as long as the body limit allows, since pasted bulletins are
   * longer than 8 KB; no upgrade to HTTP/2 in clear text, which would carry requests past the rules
   * of a proxy in front (RFC 9113 §3.1 has withdrawn it).
   */
  public static HttpServerOptions httpOptions() {
    return new HttpServerOptions().setMaxFormAttributeSize(-1).setHttp2ClearTextEnabled(false);
  }

  private Future<Void> listen(Router router) {
    var http = ground.settings().http();
    server = ground.vertx().createHttpServer(httpOptions()).requestHandler(router);
    return server
        .listen(http.port(), http.bind())
        .recover(failure -> taken("http", http.bind(), http.port(), failure))
        .map(
            listening -> {
              port = listening.actualPort();
              return null;
            });
  }

  private static <T> Future<T> taken(String door, String bind, int port, Throwable failure) {
    if (failure instanceof UnknownHostException
        || failure.getCause() instanceof UnknownHostException) {
      String sentence =
          door + ".bind is '" + bind + "', which names no address; use one of this machine";
      return Future.failedFuture(new IOException(sentence, failure));
    }
    String sentence =
        "port "
            + port
            + " of "
            + bind
            + " cannot be opened ("
            + failure.getMessage()
            + ");"
            + " free it, or choose another: "
            + door
            + ".port";
    return Future.failedFuture(new IOException(sentence, failure));
  }

  private void startLoops() {
    rooms.feed.listenTo(notifications).start();
    notifications.listen(Notifications.QUEUE, ids -> engine.wake());
    notifications
        .connect()
        .onFailure(failure -> LOG.warn("LISTEN is not available, polling goes on", failure));
    rooms.announcer.start();
    caretaker.start();
    loops.forEach(Loop::start);
    engine.start();
    ready = true;
    LOG.atInfo().addKeyValue("port", port).addKeyValue("operations", operationsPort).log("ready");
  }

  /** The rooms, for the demo and the commands. */
  public Rooms rooms() {
    return rooms;
  }

  /** The main port. */
  public int port() {
    return port;
  }

  /** The port of health and metrics. */
  public int operationsPort() {
    return operationsPort;
  }

  /**
   * Stops: not ready, no more claims, doors shut, permits awaited, leases given back, pool closed.
   */
  public Future<Void> stop() {
    ready = false;
    List<Supplier<Future<Void>>> steps =
        List.of(
            engine::drain,
            () -> server.shutdown(2, TimeUnit.SECONDS),
            operations::stop,
            this::stopLoops,
            notifications::close,
            () -> Future.join(channels.stream().map(Channel::close).toList()).mapEmpty(),
            rooms.database::close);
    Future<Void> stopped = Future.succeededFuture();
    for (Supplier<Future<Void>> step : steps) {
      stopped = stopped.eventually(step);
    }
    return stopped;
  }

  private Future<Void> stopLoops() {
    caretaker.stop();
    rooms.announcer.stop();
    rooms.feed.stop();
    return Future.join(loops.stream().map(Loop::stop).toList())
        .eventually(() -> rooms.sealer.runOnce(ground.clock().instant()))
        .mapEmpty();
  }
}
