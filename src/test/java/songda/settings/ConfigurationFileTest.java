package songda.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** conf/songda.yaml as it is shipped, and who wins over it. */
class ConfigurationFileTest {
  private static final Path SHIPPED = Path.of("conf/songda.yaml");
  private static final Pattern LINE =
      Pattern.compile("# (  )?([a-z_]+):(?: (\"\"|[^#\\s]+))?(?:\\s+#.*)?");

  @TempDir Path folder;

  @Test
  void theFileListsEveryKeyWithItsDefault() throws Exception {
    Map<String, String> listed = new LinkedHashMap<>();
    String section = "";
    for (String line : Files.readAllLines(SHIPPED)) {
      Matcher key = LINE.matcher(line);
      if (!key.matches()) {
        continue;
      }
      boolean nested = key.group(1) != null;
      if (key.group(3) == null) {
        section = key.group(2) + ".";
      } else {
        String path = nested ? section + key.group(2) : key.group(2);
        listed.put(path, key.group(3).replaceAll("^\"(.*)\"$", "$1"));
      }
    }
    Map<String, String> known = new LinkedHashMap<>();
    for (Key key : Key.values()) {
      known.put(key.path(), key.fallback());
    }
    assertThat(listed).containsExactlyInAnyOrderEntriesOf(known);
  }

  @Test
  void theShippedFileChangesNothingAndItsLinesCanBeUncommentedAsTheyStand() throws Exception {
    String bare =
        Files.readAllLines(SHIPPED).stream()
            .filter(line -> LINE.matcher(line).matches())
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    Settings defaults = new SettingsReader(Map.of()).read();
    assertThat(load(SHIPPED)).isEqualTo(defaults);
    assertThat(load(Files.writeString(folder.resolve("bare.yaml"), bare))).isEqualTo(defaults);
  }

  @Test
  void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws Exception {
    Path file = Files.writeString(folder.resolve("songda.yaml"), "http:\n  port: sixty\n");
    String expected = "; expected a whole number from 0 to 65535";
    assertThat(refusal(file, Map.of())).isEqualTo("http.port is sixty" + expected);
    Map<String, String> environment = Map.of("SONGDA_HTTP_PORT", "eighty");
    assertThat(refusal(file, environment)).isEqualTo("http.port is eighty" + expected);
    assertThat(refusal(file, environment, "--set", "http.port=ninety"))
        .isEqualTo("http.port is ninety" + expected);
  }

  private static Settings load(Path file) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      return SettingsLoader.load(vertx, file, Map.of())
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  /** What a process of its own says to a configuration that cannot be used; it exits with 2. */
  private String refusal(Path file, Map<String, String> environment, String... more)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "songda.Main",
                "migrate",
                "--conf",
                file.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path said = folder.resolve("said.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    return Files.readString(said).strip();
  }
}
