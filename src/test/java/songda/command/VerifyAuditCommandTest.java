package songda.command;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.SealStore;
import songda.audit.Sealer;
import songda.settings.KeyRing;
import songda.testing.TestDatabase;

/** {@code songda verify audit}: names the first entry that does not fit, and exits with 1. */
class VerifyAuditCommandTest {
  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TestDatabase test;

  @BeforeEach
  void seal() throws IOException {
    test = TestDatabase.create();
    AuditTrail trail = new AuditTrail(test.database(), new AuditStore());
    KeyRing keys = KeyRing.load(dir.resolve("keys"));
    Sealer sealer = new Sealer(test.database(), new SealStore(), keys.seal());
    for (int i = 1; i <= 4; i++) {
      Act act =
          Act.of(
              Instant.parse("2022-05-27T05:58:00Z"),
              new Actor(Actor.Kind.ACCOUNT, "zhang", "张某", "192.0.2.1"),
              "bulletin.approve",
              "bulletin:" + i,
              new JsonObject().put("n", i));
      await(test.database().inTransaction(conn -> trail.done(conn, act)));
      await(sealer.runOnce(Instant.now()));
    }
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatFitsExitsWithZeroPrintsTheHeadAndWhatItCannotSee() throws IOException {
    assertThat(verify()).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).contains("审计完好").contains("4");
    assertThat(lines.get(1)).contains("--checkpoint").contains("\"seq\":4");
    assertThat(lines.get(2)).contains("看不出");
    assertThat(err.toString()).isEmpty();

    String head = lines.get(1).substring(lines.get(1).indexOf('{'));
    Path kept = Files.writeString(dir.resolve("head.json"), head);
    assertThat(verify("--checkpoint", kept.toString())).isZero();
    behindItsBack(
        "delete from audit_personal",
        "delete from audit_head where seq > 2",
        "with gone as (delete from audit_seal where seq > 2 returning entry_id)"
            + " delete from audit_entry where id in (select entry_id from gone)");
    assertThat(verify()).isZero();
    assertThat(verify("--checkpoint", kept.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("序号 4").contains("回退");
  }

  @Test
  void anAlteredEntryIsNamedAndTheExitIsOne() {
    String second = entry(2);
    behindItsBack(
        "update audit_entry set body = convert_to(replace(convert_from(body,'UTF8'),'\"n\":','\"m\":'),'UTF8')"
            + " where id in (select entry_id from audit_seal where seq in (2, 4))");
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).contains("2 / " + second).doesNotContain(entry(4));
  }

  @Test
  void aMissingSealIsNamedAsAGap() {
    String third = entry(3);
    behindItsBack("delete from audit_seal where seq = 2");
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).contains("缺号").contains("3 / " + third);
  }

  @Test
  void aDeletedEntryWithItsSealShowsAndSoDoesACutEnd() {
    behindItsBack(
        "delete from audit_personal",
        "delete from audit_head where seq > 2",
        "with gone as (delete from audit_seal where seq = 4 returning entry_id)"
            + " delete from audit_entry where id in (select entry_id from gone)");
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).contains("序号 3").contains("没有签名");
  }

  @Test
  void aCheckpointThatIsNoneIsAWrongUseAndAMissingOneOrNoDatabaseIsInfrastructure()
      throws IOException {
    Path kept = Files.writeString(dir.resolve("head.json"), "{}");
    assertThat(verify("--checkpoint", kept.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("head.json");
    assertThat(verify("--checkpoint", dir.resolve("none.json").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("none.json cannot be read");
    assertThat(run("--set", "database.url=postgresql://127.0.0.1:1/none")).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
  }

  private int verify(String... more) {
    PgConnectOptions at = test.options();
    String url =
        "database.url=postgresql://" + at.getHost() + ":" + at.getPort() + "/" + at.getDatabase();
    String[] options = {
      "--set", url,
      "--set", "database.user=" + at.getUser(),
      "--set", "database.password=" + at.getPassword()
    };
    return run(Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private int run(String... more) {
    CommandLine line = Songda.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] fixed = {"verify", "audit", "--set", "keys.dir=" + dir.resolve("keys")};
    return line.execute(Stream.of(fixed, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String entry(int seq) {
    return await(
            test.database()
                .pool()
                .query("select entry_id::text from audit_seal where seq = " + seq)
                .execute())
        .iterator()
        .next()
        .getString(0);
  }

  /** What somebody with the rights of the database's owner can do. */
  private void behindItsBack(String... statements) {
    await(
        test.database()
            .inTransaction(
                conn -> {
                  var done = conn.query("set local session_replication_role = replica").execute();
                  for (String statement : statements) {
                    done = done.compose(before -> conn.query(statement).execute());
                  }
                  return done;
                }));
  }
}
