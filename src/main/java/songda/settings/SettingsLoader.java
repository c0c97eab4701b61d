package songda.settings;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration through vertx-config: file, then environment, then command line; later
 * wins.
 */
public final class SettingsLoader {
  private static final Path USUAL_FILE = Path.of("conf", "songda.yaml");

  private SettingsLoader() {}

  /**
   * Loads and parses; the future fails with a {@link SettingsException} that names the key.
   *
   * @param file null means conf/songda.yaml where it exists
   * @param overrides {@code key=value} from the command line, by path
   */
  public static Future<Settings> load(
      Vertx vertx, @Nullable Path file, Map<String, String> overrides) {
    Path source = file == null && Files.isReadable(USUAL_FILE) ? USUAL_FILE : file;
    if (source != null && !Files.isReadable(source)) {
      return Future.failedFuture(
          new SettingsException("configuration file " + source + " cannot be read"));
    }
    ConfigRetrieverOptions options =
        new ConfigRetrieverOptions().setScanPeriod(-1).setIncludeDefaultStores(false);
    if (source != null && saysSomething(source)) {
      options.addStore(
          new ConfigStoreOptions()
              .setType("file")
              .setFormat("yaml")
              .setConfig(new JsonObject().put("path", source.toAbsolutePath().toString())));
    }
    options.addStore(environment());
    ConfigRetriever retriever = ConfigRetriever.create(vertx, options);
    return retriever
        .getConfig()
        .map(found -> new SettingsReader(merged(found, overrides)).read())
        .eventually(retriever::close);
  }

  /** A file of comments alone is no document to YAML, and vertx-config fails on it. */
  private static boolean saysSomething(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).anyMatch(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException | UncheckedIOException e) {
      throw new SettingsException("configuration file " + file + " is not a text in UTF-8");
    }
  }

  private static ConfigStoreOptions environment() {
    JsonArray names = new JsonArray();
    Arrays.stream(Key.values()).forEach(key -> names.add(key.variable()));
    // raw-data: vertx-config otherwise turns texts that look like numbers into doubles.
    return new ConfigStoreOptions()
        .setType("env")
        .setConfig(new JsonObject().put("keys", names).put("raw-data", true));
  }

  private static Map<String, String> merged(JsonObject found, Map<String, String> overrides) {
    Map<String, String> byVariable =
        Arrays.stream(Key.values()).collect(Collectors.toMap(Key::variable, Key::path));
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> environment = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : found) {
      String path = byVariable.get(entry.getKey());
      if (path == null) {
        flatten(entry.getKey(), entry.getValue(), values);
      } else {
        environment.put(path, String.valueOf(entry.getValue()));
      }
    }
    values.putAll(environment);
    values.putAll(overrides);
    return values;
  }

  private static void flatten(String path, @Nullable Object value, Map<String, String> into) {
    if (value instanceof JsonObject object) {
      object.forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), into));
    } else if (value instanceof JsonArray array) {
      into.put(path, array.stream().map(String::valueOf).collect(Collectors.joining(",")));
    } else if (value != null) {
      into.put(path, String.valueOf(value));
    }
  }
}
