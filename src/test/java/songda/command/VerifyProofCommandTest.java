package songda.command;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Method;
import songda.acknowledgment.Proofs;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.acknowledgment.Signed;
import songda.database.Announcer;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** {@code songda verify proof}: what a third party is told, offline, and the exit codes. */
class VerifyProofCommandTest {
  private static final KeyPair PAIR = Office.keyPair();

  private static TestDatabase test;
  private static Office office;
  private static byte[] proof;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path key;

  @BeforeAll
  static void sign() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    office.released();
    proof = act("圆通速递", null, null).proof();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void keep() throws IOException {
    key = Files.write(dir.resolve("proof.ed25519.pub"), PAIR.getPublic().getEncoded());
  }

  @Test
  void aGenuineProofSaysWhoSignedForWhatAndWhen() throws IOException {
    assertThat(verify(proof)).isZero();
    assertThat(out.toString())
        .startsWith("凭证有效：圆通速递由周某于2022年5月27日 13:58签收《精神文明建设简报》2022年第5期")
        .contains(sha256())
        .endsWith("\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFinalLineBreakIsNoChangeAndEnglishIsComplete() throws IOException {
    String text = new String(proof, StandardCharsets.UTF_8) + "\r\n";
    assertThat(verify(text.getBytes(StandardCharsets.UTF_8), "--lang", "en")).isZero();
    assertThat(out.toString()).contains("genuine: for 圆通速递, 周某 acknowledged");
  }

  @Test
  void aReturnIsToldAsAReturnAndADemosRemarkIsTold() throws IOException {
    byte[] returned = act("顺丰速运", Reason.DUPLICATE, "演示数据").proof();
    assertThat(verify(returned)).isZero();
    assertThat(out.toString()).contains("退回").doesNotContain("签收《").contains("演示数据");
  }

  @ParameterizedTest
  @ValueSource(strings = {"周某/赵某", "05:58/05:59", "Ed25519/ed25519", "\"unit\"/ \"unit\"", "{/{{"})
  void anAlteredProofIsNotGenuine(String change) throws IOException {
    String[] words = change.split("/");
    String altered = new String(proof, StandardCharsets.UTF_8).replace(words[0], words[1]);
    assertThat(altered).isNotEqualTo(new String(proof, StandardCharsets.UTF_8));
    assertThat(verify(altered.getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
    assertThat(out.toString()).startsWith("凭证无效");
  }

  @Test
  void aProofUnderAnotherKeyAndWhatIsNoProofAreNotGenuine() throws IOException {
    Files.write(key, Office.keyPair().getPublic().getEncoded());
    assertThat(verify(proof)).isEqualTo(1);
    assertThat(verify(new byte[0])).isEqualTo(1);
    assertThat(verify(new byte[] {(byte) 0xff, 0, 1})).isEqualTo(1);
    assertThat(verify("[]".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadExitsWithThreeAndWrongUseWithTwo() throws IOException {
    Path missing = dir.resolve("missing.json");
    assertThat(run("verify", "proof", missing.toString(), "--key", key.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("missing.json");
    Files.writeString(key, "no key");
    assertThat(verify(proof)).isEqualTo(3);
    assertThat(err.toString()).contains("Ed25519").contains("proof.ed25519.pub");
    assertThat(run("verify", "proof", missing.toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  private int verify(byte[] bytes, String... more) throws IOException {
    Path file = Files.write(dir.resolve("proof.json"), bytes);
    String[] args = {"verify", "proof", file.toString(), "--key", key.toString()};
    return run(
        java.util.stream.Stream.concat(java.util.Arrays.stream(args), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private int run(String... args) {
    CommandLine line = Songda.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private static String sha256() {
    return office.rows("select encode(sha256, 'hex') from document").get(0).getString(0);
  }

  private static Signed act(String unit, @Nullable Reason reason, @Nullable String remark) {
    Acknowledgments acts =
        new Acknowledgments(
            office.database,
            new Acknowledgments.Stores(),
            office.audit,
            new Proofs(PAIR, remark),
            new Announcer(test.vertx(), office.database),
            office.clock);
    var row =
        office.rows("select dispatch_id, id from addressee where unit_name = $1", unit).get(0);
    SignRequest request =
        SignRequest.byProxy(
            office.cast.clerk(),
            row.getLong(0),
            row.getLong(1),
            "周某",
            null,
            Method.PROXY_PHONE,
            office.now(),
            "来电");
    return done(reason == null ? acts.sign(request) : acts.giveBack(request, Optional.of(reason)));
  }
}
