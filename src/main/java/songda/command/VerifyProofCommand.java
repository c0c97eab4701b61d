package songda.command;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import songda.acknowledgment.Proofs;
import songda.answer.Language;
import songda.answer.Messages;
import songda.pages.Times;

/**
 * {@code verify proof FILE --key FILE}: checks a proof offline. Exit 0 genuine, 1 not, 3 when a
 * file cannot be read.
 */
@CommandLine.Command(name = "proof", description = "Checks a proof of acknowledgment offline.")
public final class VerifyProofCommand implements Callable<Integer> {
  @CommandLine.Parameters(paramLabel = "FILE", description = "the proof as downloaded")
  private Path file = Path.of("");

  @CommandLine.Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the public key, proof.ed25519.pub of the issuer's keys")
  private Path keyFile = Path.of("");

  @CommandLine.Option(names = "--lang", description = "zh (default) or en")
  private String language = "zh";

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Language words = Language.of(language);
    CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
    Path reading = file;
    try {
      byte[] proof = Files.readAllBytes(file);
      reading = keyFile;
      Optional<JsonObject> statement = Proofs.verify(proof, key(Files.readAllBytes(keyFile)));
      say(
          line.getOut(),
          statement
              .map(s -> genuine(words, s))
              .orElseGet(() -> Messages.text(words, "proof.false")));
      return statement.isPresent() ? 0 : 1;
    } catch (IOException e) {
      say(line.getErr(), Messages.text(words, "proof.unreadable", reading));
    } catch (GeneralSecurityException e) {
      say(line.getErr(), Messages.text(words, "proof.key", keyFile));
    }
    return 3;
  }

  private static PublicKey key(byte[] bytes) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
  }

  /** Who did what, when and for which text; the remark of a demo stands below. */
  private static String genuine(Language words, JsonObject statement) {
    JsonObject bulletin = statement.getJsonObject("bulletin");
    String number =
        bulletin.getBoolean("extra", false) ? "recipient.title.extra" : "recipient.title";
    String sentence =
        Messages.text(
            words,
            "proof.genuine." + statement.getString("act"),
            statement.getString("unit"),
            statement.getString("person"),
            moment(words, statement.getString("at")),
            Messages.text(
                words,
                number,
                bulletin.getString("name"),
                bulletin.getInteger("year"),
                bulletin.getInteger("issue")),
            statement.getString("document_sha256"));
    String remark = statement.getString("remark");
    return remark == null ? sentence : sentence + System.lineSeparator() + remark;
  }

  /** As on the pages, in Asia/Shanghai, but always with its year: proofs are kept for long. */
  private static String moment(Language words, String at) {
    return new Times(words, Instant.EPOCH).at(Instant.parse(at));
  }

  private static void say(PrintWriter out, String sentence) {
    out.println(sentence);
    out.flush();
  }
}
