package songda.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import songda.answer.Language;
import songda.audit.AuditReport;
import songda.audit.AuditVerifier;
import songda.audit.Checkpoint;
import songda.audit.VerifyStore;
import songda.database.Database;

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

    @Override
    public Integer call() throws IOException {
      Checkpoint kept = checkpoint == null ? null : Checkpoint.parse(Files.readString(checkpoint));
      try (Premises premises = options.open()) {
        var ground = premises.ground();
        Database database = Database.open(ground.vertx(), ground.connect(), 2);
        AuditVerifier verifier =
            new AuditVerifier(database, new VerifyStore(), ground.keys().seal());
        AuditReport report = Waiting.on(verifier.verify(kept, ground.clock().instant()));
        Waiting.on(database.close());
        report.sentences(Language.ZH).forEach(Output::print);
        return report.ok() ? 0 : 1;
      }
    }
  }
}
