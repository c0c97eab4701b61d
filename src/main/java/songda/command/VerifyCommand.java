package songda.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import songda.answer.Language;
import songda.audit.AuditReport;
import songda.audit.AuditVerifier;
import songda.audit.Checkpoint;
import songda.audit.VerifyStore;
import songda.database.Database;
import songda.database.Installation;

/** {@code verify audit} against the database, {@code verify proof} offline. */
@Command(
    name = "verify",
    description = "Verifies the audit, or one proof.",
    subcommands = {VerifyCommand.Audit.class, VerifyProofCommand.class})
public final class VerifyCommand {

  /** {@code verify audit}: exit 0 when every row, seal and head fits, 1 when one does not. */
  @Command(name = "audit", description = "Checks rows, gaps, chain and heads of the audit.")
  public static final class Audit implements Callable<Integer> {
    @Mixin private ConfOptions options = new ConfOptions();

    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description = "A head kept elsewhere: shows a roll-back behind it.")
    private @Nullable Path checkpoint;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Checkpoint kept = checkpoint == null ? null : kept(checkpoint);
      try (Premises premises = options.open()) {
        var ground = premises.ground();
        Database database = Database.open(ground.vertx(), ground.connect(), 2);
        Waiting.on(new Installation(database).refuseOtherKeys(ground.keys().ids()));
        AuditVerifier verifier =
            new AuditVerifier(database, new VerifyStore(), ground.keys().seal());
        AuditReport report = Waiting.on(verifier.verify(kept, ground.clock().instant()));
        Waiting.on(database.close());
        report.sentences(Language.ZH).forEach(line -> out.print(line + "\n"));
        out.flush();
        return report.ok() ? 0 : 1;
      }
    }

    private static Checkpoint kept(Path file) throws IOException {
      String text;
      try {
        text = Files.readString(file);
      } catch (IOException e) {
        throw new IOException("checkpoint " + file + " cannot be read", e);
      }
      try {
        return Checkpoint.parse(text);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "checkpoint " + file + " is no head as verify audit prints it", e);
      }
    }
  }
}
