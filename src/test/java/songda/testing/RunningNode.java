package songda.testing;

import static songda.testing.TestDatabase.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import songda.Application;
import songda.Ground;
import songda.Rooms;
import songda.api.ApiDoor;
import songda.settings.KeyRing;
import songda.settings.Settings;

/** A whole node on a real database, with a real mail server and a webhook receiver beside it. */
public final class RunningNode implements AutoCloseable {
  /** What the nodes of one installation share. */
  private static final Settings.Retry RETRY =
      new Settings.Retry(List.of(Duration.ofSeconds(1)), Duration.ofDays(1), false);

  private record Shared(
      TestDatabase test, MailSink mails, WebhookReceiver hooks, KeyRing keys, boolean first) {
    static Shared fresh() {
      TestDatabase test = TestDatabase.empty();
      return new Shared(test, new MailSink(), new WebhookReceiver(test.vertx()), newKeys(), true);
    }

    Shared again() {
      return new Shared(test, mails, hooks, keys, false);
    }
  }

  private final Shared shared;
  private final String url;
  private final Application application;

  /** Starts it on a free port, with a database, a mail server and a receiver of its own. */
  public RunningNode() {
    this(Shared.fresh(), "test");
  }

  /** Starts another node of the same installation: the database and the keys are shared. */
  public RunningNode beside() {
    return new RunningNode(shared.again(), "beside");
  }

  private RunningNode(Shared shared, String name) {
    this.shared = shared;
    int port = freePort();
    url = "http://127.0.0.1:" + port;
    Settings settings = settings(name, port);
    TestDatabase test = shared.test();
    Ground ground =
        new Ground(
            test.vertx(),
            settings,
            shared.keys(),
            test.options(),
            test.options(),
            InstantSource.system(),
            null);
    application =
        await(Application.start(ground, ApiDoor.contract(test.vertx()), (router, rooms) -> {}));
  }

  /** Where people reach it. */
  public String url() {
    return url;
  }

  /** Its rooms, for furnishing. */
  public Rooms rooms() {
    return application.rooms();
  }

  /** The mails that came. */
  public MailSink mails() {
    return shared.mails();
  }

  /** The webhooks that came. */
  public WebhookReceiver hooks() {
    return shared.hooks();
  }

  @Override
  public void close() {
    await(application.stop());
    if (shared.first()) {
      shared.hooks().close();
      shared.mails().close();
      shared.test().close();
    }
  }

  private Settings settings(String name, int port) {
    return new Settings(
        Settings.Profile.DEVELOPMENT,
        name,
        Path.of("."),
        Path.of("."),
        new Settings.Office("编印办公室", "021-00000000"),
        new Settings.DatabaseSettings(null, null, null, null, 8),
        new Settings.Http("127.0.0.1", port, url, List.of(), Duration.ofHours(1)),
        new Settings.Operations("127.0.0.1", 0),
        new Settings.Mail(
            "127.0.0.1",
            shared.mails().port(),
            Settings.MailTls.NONE,
            null,
            null,
            "office@songda.example",
            "编印办公室",
            null,
            Settings.Sessions.of(2, Duration.ofSeconds(10))),
        new Settings.Webhook(
            Duration.ofSeconds(5), 1000, 32, List.of("127.0.0.1/32:" + shared.hooks().port())),
        new Settings.Engine(64, 64, null, Duration.ZERO, RETRY, RETRY),
        Settings.Secretariat.SILENT);
  }

  private static KeyRing newKeys() {
    try {
      return KeyRing.load(Files.createTempDirectory("songda-keys-"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
