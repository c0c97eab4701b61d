package songda.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import songda.Application;
import songda.Ground;
import songda.answer.Language;
import songda.answer.Messages;
import songda.api.ApiDoor;
import songda.demo.Cast;
import songda.demo.DemoClock;
import songda.demo.DemoPages;
import songda.demo.DemoStore;
import songda.demo.Mailbox;
import songda.demo.Receiver;
import songda.demo.Stage;
import songda.demo.Story;
import songda.demo.Summary;
import songda.settings.Settings;

/**
 * {@code demo}: everything embedded, the sample bulletin dispatched end to end; stays up unless
 * {@code --once}.
 */
@Command(
    name = "demo",
    description = "Dispatches the sample bulletin on embedded parts, and shows it.")
public final class DemoCommand implements Callable<Integer> {
  private static final Settings.Retry RETRY =
      new Settings.Retry(List.of(Duration.ofSeconds(1)), Duration.ofDays(3), false);

  private static final Path HOME = Path.of("data", "demo");

  @Option(names = "--once", description = "Exit after the story; the last line is JSON.")
  private boolean once;

  @Option(names = "--port", paramLabel = "P", description = "Port of the pages; 8080.")
  private int port = 8080;

  @Override
  public Integer call() throws IOException {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "--port is " + port + "; expected a whole number from 1 to 65535");
    }
    String key = Files.exists(HOME.resolve("postgres")) ? "story.found" : "story.starting";
    say(key, HOME);
    try {
      Files.createDirectories(HOME);
    } catch (IOException e) {
      throw new IOException(
          "the demo cannot write to "
              + HOME.toAbsolutePath()
              + "; start it in a folder of your own",
          e);
    }
    try (Stopping stopping = new Stopping();
        Mailbox mailbox = new Mailbox(HOME.resolve("mail"))) {
      Vertx vertx = Premises.vertx();
      Future<OpenAPIContract> contract = ApiDoor.contract(vertx);
      Receiver receiver = new Receiver(vertx, HOME.resolve("hooks"));
      int hooks = receiverPort(receiver);
      DemoClock clock = new DemoClock(DemoClock.OPENING, System::nanoTime);
      String banner = Messages.text(Language.ZH, "demo.banner");
      Settings settings = settings(mailbox.port(), hooks);
      try (Premises premises = Premises.open(vertx, settings, clock, banner)) {
        return run(
            premises.ground(), contract, new Inside(stopping, mailbox, receiver, hooks, clock));
      }
    }
  }

  private record Inside(
      Stopping stopping, Mailbox mailbox, Receiver receiver, int hooks, DemoClock clock) {}

  private int run(Ground ground, Future<OpenAPIContract> contract, Inside inside)
      throws IOException {
    String url = ground.settings().http().publicUrl();
    Application application =
        Waiting.on(
            Application.start(
                ground,
                contract,
                (router, rooms) ->
                    new DemoPages(rooms, inside.mailbox(), inside.clock(), banner(ground), url)
                        .mount(router)));
    try {
      goOn(inside.clock(), Waiting.on(new DemoStore(application.rooms().database).latest()));
      Cast cast = new Cast(application.rooms());
      Waiting.on(cast.gather());
      Stage stage =
          new Stage(
              application.rooms(),
              inside.mailbox(),
              inside.receiver(),
              inside.hooks(),
              inside.clock(),
              url,
              ground.keys().link(),
              Output::print);
      Summary summary = new Story(stage, cast).play();
      if (once) {
        Output.print(summary.json());
        return summary.holds() ? 0 : 1;
      }
      addresses(stage, url);
      inside.stopping().await();
      return 0;
    } finally {
      Waiting.on(application.stop());
      Waiting.on(inside.receiver().close());
    }
  }

  /** A demo that was started before goes on a minute after its last entry. */
  private static void goOn(DemoClock clock, java.time.Instant latest) {
    Duration ahead = Duration.between(clock.instant(), latest);
    if (!ahead.isNegative()) {
      clock.skip(ahead.plusMinutes(1));
    }
  }

  private static void addresses(Stage stage, String url) throws IOException {
    Output.print("");
    say("open.try", url);
    say("open.console", url);
    say("open.recipient", Story.oneLink(stage));
    say("open.mail", url);
    say("open.accounts", Cast.PASSWORD);
    say("open.second");
  }

  /** The receiver's port stands in endpoints of the database: it is chosen once and kept. */
  private static int receiverPort(Receiver receiver) throws IOException {
    Path file = HOME.resolve("hooks.port");
    int known = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    int port;
    try {
      port = Waiting.on(receiver.listen(known));
    } catch (IOException e) {
      throw new IOException(
          "port "
              + known
              + " of 127.0.0.1, where the demo receives webhooks, is taken; perhaps"
              + " another demo is running here: stop it first",
          e);
    }
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  private Settings settings(int mailPort, int hooks) {
    return new Settings(
        Settings.Profile.DEMO,
        "demo",
        HOME,
        HOME.resolve("keys"),
        new Settings.Office("上海市邮政管理局办公室", "021-00000000"),
        new Settings.DatabaseSettings(null, null, null, null, 12),
        new Settings.Http(
            "127.0.0.1", port, "http://127.0.0.1:" + port, List.of(), Duration.ofHours(10)),
        new Settings.Operations("127.0.0.1", 0),
        new Settings.Mail(
            "127.0.0.1",
            mailPort,
            Settings.MailTls.NONE,
            null,
            null,
            "jianbao@songda.example",
            "上海市邮政管理局办公室",
            null,
            Settings.Sessions.of(4, Duration.ofSeconds(20))),
        new Settings.Webhook(Duration.ofSeconds(10), 1000, 32, List.of("127.0.0.1/32:" + hooks)),
        new Settings.Engine(64, 64, null, Duration.ZERO, RETRY, RETRY),
        Settings.Secretariat.SILENT);
  }

  private static String banner(Ground ground) {
    String banner = ground.banner();
    return banner == null ? "" : banner;
  }

  private static void say(String key, Object... arguments) {
    Output.print(Messages.text(Language.ZH, "demo." + key, arguments));
  }
}
