package songda.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import songda.settings.SettingsException;

/** The command line: one small class for each command, and what their failures exit with. */
@Command(
    name = "songda",
    description = "送达：分送简报，登记签收。Dispatches bulletins and keeps account of every acknowledgment.",
    mixinStandardHelpOptions = true,
    version = "songda 0.1.0",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      MigrateCommand.class,
      AccountCommand.class,
      ParseCommand.class,
      VerifyCommand.class,
      BenchCommand.class
    })
public final class Songda {
  private static final Logger LOG = LoggerFactory.getLogger(Songda.class);
  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int INFRASTRUCTURE = 3;

  /** Runs one command; gives the exit code. */
  public static int run(String[] args) {
    CommandLine line = line();
    line.setOut(new PrintWriter(Output.STREAM, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    try {
      return line.execute(args);
    } catch (NoClassDefFoundError e) {
      return withoutEmbeddedParts(line, e);
    }
  }

  /** The commands, and what a failure says and exits with; where they print is not set. */
  static CommandLine line() {
    return new CommandLine(new Songda())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              LOG.debug("command failed", failure);
              return code(failure);
            });
  }

  /** A production installation leaves lib/demo out; what needs it is refused in one sentence. */
  private static int withoutEmbeddedParts(CommandLine line, NoClassDefFoundError missing) {
    String name = String.valueOf(missing.getMessage());
    if (!name.matches("(io/zonky|org/subethamail|jakarta/mail)/.*")) {
      throw missing;
    }
    line.getErr()
        .println(
            "this installation has no embedded parts (lib/demo): set database.url;"
                + " the demo needs the whole archive");
    return INFRASTRUCTURE;
  }

  private static int code(Exception failure) {
    if (failure instanceof SettingsException || failure instanceof IllegalArgumentException) {
      return USAGE;
    }
    if (failure instanceof IOException || failure.getClass().getName().startsWith("io.vertx")) {
      return INFRASTRUCTURE;
    }
    return failure instanceof IllegalStateException ? REFUSED : INFRASTRUCTURE;
  }
}
