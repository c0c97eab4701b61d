package songda.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads the configuration. */
final class ConfOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration file; conf/songda.yaml where it exists.")
  private @Nullable Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One configuration key, over file and environment.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  Premises open() throws java.io.IOException {
    return Premises.open(conf, overrides);
  }
}
