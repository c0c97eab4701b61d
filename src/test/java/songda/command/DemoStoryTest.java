package songda.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a newcomer runs it: a process of its own, its own directory, no locale set. */
class DemoStoryTest {
  @TempDir Path home;
  private final int port = freePort();

  @Test
  void theWholeStoryIsToldOnceAndASecondStartFindsIt() throws Exception {
    List<String> first = demo();
    assertThat(first.get(0)).startsWith("正在启动");
    JsonObject summary = new JsonObject(first.get(first.size() - 1));
    assertThat(summary.getMap())
        .containsEntry("entries", 13)
        .containsEntry("units", 9)
        .containsEntry("collectives", 4)
        .containsEntry("addressees", 24)
        .containsEntry("deliveries", 22)
        .containsEntry("accepted", 22)
        .containsEntry("acknowledged", 15)
        .containsEntry("returned", 1)
        .containsEntry("pending", 8)
        .containsEntry("planned_equals_states", true)
        .containsEntry("audit_verified", true);

    List<String> second = demo();
    assertThat(second.get(0)).contains("已有演示");
    JsonObject again = new JsonObject(second.get(second.size() - 1));
    assertThat(again.getInteger("acknowledged")).isEqualTo(15);
    assertThat(again.getBoolean("audit_verified")).isTrue();
    assertThat(line(second, "4 ")).isEqualTo(line(first, "4 ")).contains("22件");
    theLinkItHandsOutOnAnotherPortOpens();
  }

  @Test
  void aStoryThatWasKilledInTheMiddleIsFinishedByTheNextStart() throws Exception {
    Process killed = start("--once");
    try (var lines = killed.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("4 ")) {
        line = lines.readLine();
      }
      assertThat(line).as("released").isNotNull();
      killed.destroyForcibly().waitFor();
    }
    List<String> told = demo();
    JsonObject summary = new JsonObject(told.get(told.size() - 1));
    assertThat(summary.getMap())
        .containsEntry("addressees", 24)
        .containsEntry("acknowledged", 15)
        .containsEntry("returned", 1)
        .containsEntry("planned_equals_states", true)
        .containsEntry("audit_verified", true);
  }

  @Test
  void askedToStopItStopsItsDatabaseToo() throws Exception {
    Process running = start();
    try (var lines = running.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.contains("Ctrl-C")) {
        line = lines.readLine();
      }
      running.destroy();
      assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(home.resolve("data/demo/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void askedToStopInTheMiddleItStopsItsDatabaseToo() throws Exception {
    Process running = start();
    try (var lines = running.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("2 ")) {
        line = lines.readLine();
      }
      running.destroy();
      assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(home.resolve("data/demo/postgres/postmaster.pid")).doesNotExist();
  }

  private void theLinkItHandsOutOnAnotherPortOpens() throws Exception {
    int other = freePort();
    Process moved = start(other);
    try {
      List<String> told = toldUntil(moved, "Ctrl-C");
      String link = line(told, "收文单位页").replaceFirst(".* ", "");
      assertThat(link).startsWith("http://127.0.0.1:" + other + "/r/");
      HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
      var page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("东海速运有限公司");
    } finally {
      moved.destroy();
      assertThat(moved.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void askedToStopWhileItsDatabaseIsBeingMadeItSaysSoInOneLine() throws Exception {
    Process running = start(port);
    assertThat(toldUntil(running, "正在启动")).isNotEmpty();
    running.destroy();
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(home.resolve("errors.txt"))).doesNotContain("\tat ");
    assertThat(home.resolve("data/demo/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void aPortThatIsNoneIsRefusedBeforeAnythingStarts() throws Exception {
    Process refused = start(99_999);
    assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(refused.exitValue()).isEqualTo(2);
    assertThat(Files.readString(home.resolve("errors.txt"))).contains("99999").contains("65535");
    assertThat(home.resolve("data")).doesNotExist();
  }

  private static String line(List<String> told, String start) {
    return told.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  /** What is told up to the line with a word; the rest is not waited for. */
  private static List<String> toldUntil(Process running, String word) throws IOException {
    List<String> told = new ArrayList<>();
    BufferedReader lines = running.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null) {
      told.add(line);
      line = line.contains(word) ? null : lines.readLine();
    }
    return told;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> demo() throws IOException, InterruptedException {
    Process process = start("--once");
    List<String> printed;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      printed = lines.lines().toList();
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String errors = Files.readString(home.resolve("errors.txt"), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(errors).isZero();
    return printed;
  }

  private Process start(String... options) throws IOException {
    return start(port, options);
  }

  private Process start(int port, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "songda.Main",
                "demo",
                "--port",
                Integer.toString(port)));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    builder.redirectError(home.resolve("errors.txt").toFile());
    return builder.start();
  }
}
