package songda.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songda.Application;
import songda.Rooms;
import songda.api.ApiDoor;
import songda.bench.Bench;
import songda.bench.Kind;
import songda.bench.Modes;
import songda.settings.Settings;

/**
 * {@code bench --stdio}: a whole node on the database of {@code DATABASE_URL}, told line by line
 * what to dispatch to sinks of this machine (bench/README.md). Work left from before is resumed
 * without a command; the database is migrated, never emptied.
 */
@Command(name = "bench", description = "Measures this product; bench/README.md says how.")
public final class BenchCommand implements Callable<Integer> {
  private static final Settings.Retry RETRY =
      new Settings.Retry(
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)),
          Duration.ofDays(3),
          false);

  private static final Map<String, Integer> USUAL =
      Map.of("fanout", 100_000, "latency", 60, "mixed", 10_000, "acks", 10_000, "growth", 100_000);

  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  @Option(
      names = "--stdio",
      description =
          "Reads run|enqueue KIND N BASE and quit; answers READY, RESULT, ENQUEUED, ERROR.")
  private boolean stdio;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODE",
      description =
          "fanout, latency, mixed, acks or growth, with a receiver in this process on port 9082.")
  private @Nullable String mode;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Deliveries (latency: seconds; growth: at most); each mode has its own default.")
  private @Nullable Integer size;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the keys of the bench's addresses lie; data/bench.")
  private Path data = Path.of("data", "bench");

  @Override
  public Integer call() throws IOException {
    if (!stdio && mode == null) {
      throw new IllegalArgumentException("say which bench: songda bench --stdio, or a MODE");
    }
    Settings settings = settings(url(System.getenv("DATABASE_URL")));
    Vertx vertx = Premises.vertx();
    Future<OpenAPIContract> contract = ApiDoor.contract(vertx);
    InstantSource clock = InstantSource.system();
    try (Premises premises = Premises.open(vertx, settings, clock, null)) {
      Application application =
          Waiting.on(Application.start(premises.ground(), contract, (router, rooms) -> {}));
      try {
        if (mode == null) {
          converse(new Bench(vertx, application.rooms(), clock, System::nanoTime));
        } else {
          measure(vertx, application.rooms(), mode);
        }
      } finally {
        Waiting.on(application.stop());
      }
    }
    return 0;
  }

  private void measure(Vertx vertx, Rooms rooms, String mode) throws IOException {
    Modes.Clocks clocks = new Modes.Clocks(InstantSource.system(), System::nanoTime);
    Modes modes =
        Waiting.on(Modes.over(vertx, rooms, clocks, figures -> Output.print(figures.encode())));
    int usual = USUAL.getOrDefault(mode, 0);
    Waiting.on(modes.run(mode, size == null ? usual : size), LONGEST_RUN);
  }

  private static void converse(Bench bench) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Output.print("READY");
    String line = lines.readLine();
    while (line != null && !line.strip().equals("quit")) {
      Output.print(answer(bench, line.strip().split("\\s+")));
      line = lines.readLine();
    }
  }

  private static String answer(Bench bench, String[] words) {
    try {
      if (words.length != 4) {
        throw new IllegalArgumentException("expected run|enqueue KIND N BASE, or quit");
      }
      Kind kind = Kind.of(words[1]);
      int n = Integer.parseInt(words[2]);
      long base = Long.parseLong(words[3]);
      return switch (words[0]) {
        case "run" -> "RESULT " + on(bench.run(kind, n, base));
        case "enqueue" -> "ENQUEUED " + on(bench.enqueue(kind, n, base));
        default -> throw new IllegalArgumentException("expected run, enqueue or quit");
      };
    } catch (IOException | RuntimeException e) {
      return "ERROR " + String.valueOf(e.getMessage()).replaceAll("\\R", " | ");
    }
  }

  private static String on(Future<JsonObject> measured) throws IOException {
    return Waiting.on(measured, LONGEST_RUN).encode();
  }

  /** {@code postgres://…} is written {@code postgresql://…} too; both mean the same. */
  private static String url(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw new IllegalArgumentException(
          "DATABASE_URL is not set; give an empty database, e.g. postgres://user@127.0.0.1:5432/bench");
    }
    return given.replaceFirst("^postgres://", "postgresql://");
  }

  private Settings settings(String url) {
    return new Settings(
        Settings.Profile.DEVELOPMENT,
        "bench-" + ProcessHandle.current().pid(),
        data,
        data.resolve("keys"),
        new Settings.Office("基准编印办公室", "021-00000000"),
        new Settings.DatabaseSettings(url, null, null, null, 12),
        new Settings.Http("127.0.0.1", 0, "http://127.0.0.1", List.of(), Duration.ofHours(1)),
        new Settings.Operations("127.0.0.1", 0),
        new Settings.Mail(
            "127.0.0.1",
            2525,
            Settings.MailTls.NONE,
            null,
            null,
            "news@sender.test",
            "",
            null,
            Settings.Sessions.of(32, Duration.ofSeconds(20))),
        new Settings.Webhook(Duration.ofSeconds(10), 1000, 32, List.of("127.0.0.0/8:9082")),
        new Settings.Engine(2000, 500, null, Duration.ZERO, RETRY, RETRY),
        Settings.Secretariat.SILENT);
  }
}
