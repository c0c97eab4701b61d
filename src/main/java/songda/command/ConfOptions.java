package songda.command;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Prints one line of the command's result. */
  void print(String line) {
    PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
    out.print(line + "\n");
    out.flush();
  }

  /** Says to people why the command did not do it. */
  void complain(String sentence) {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    err.println(sentence);
    err.flush();
  }

  Premises open() throws IOException {
    return open(Premises.vertx());
  }

  Premises open(Vertx vertx) throws IOException {
    return Premises.open(vertx, conf, overrides);
  }
}
