package songda.command;

import io.vertx.pgclient.PgConnectOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;
import songda.testing.TestDatabase;

/** Where a test types commands on an installation of its own, and reads what they print. */
final class CommandDesk {
  private final String[] installation;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  CommandDesk(TestDatabase test, Path keys) {
    PgConnectOptions at = test.options();
    installation =
        new String[] {
          "--set",
          "database.url=postgresql://" + at.getHost() + ":" + at.getPort() + "/" + at.getDatabase(),
          "--set",
          "database.user=" + at.getUser(),
          "--set",
          "database.password=" + at.getPassword(),
          "--set",
          "keys.dir=" + keys
        };
  }

  /** Runs one command on the installation; gives its exit code. */
  int type(String... words) {
    CommandLine line = Songda.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(Stream.of(words, installation).flatMap(Stream::of).toArray(String[]::new));
  }

  /** What stands on standard output so far. */
  String out() {
    return out.toString();
  }

  /** What stands on standard error so far. */
  String err() {
    return err.toString();
  }
}
