package songda.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.testing.TestDatabase;

class SealedTrailTest {
  private static final Instant NOW = Instant.parse("2022-05-27T05:58:00.123456Z");

  private TestDatabase test;
  private AuditTrail trail;
  private Sealer sealer;
  private AuditVerifier verifier;
  private KeyPair key;

  @BeforeEach
  void open() throws Exception {
    test = TestDatabase.create();
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    trail = new AuditTrail(test.database(), new AuditStore());
    sealer = new Sealer(test.database(), new SealStore(), key);
    verifier = new AuditVerifier(test.database(), new VerifyStore(), key);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatWasWrittenIsSealedAndVerifies() {
    write(3);
    Future<Integer> one = sealer.runOnce(NOW);
    Future<Integer> other = sealer.runOnce(NOW);
    await(Future.all(one, other));
    assertThat(List.of(one.result(), other.result())).containsExactlyInAnyOrder(3, 0);
    write(1);
    assertThat(await(sealer.runOnce(NOW))).isEqualTo(1);
    AuditReport report = verify(null);
    assertThat(report.faults()).isEmpty();
    assertThat(report.entries()).isEqualTo(4);
    assertThat(report.head().orElseThrow().seq()).isEqualTo(4);
    assertThat(report.sentences(Language.ZH)).anyMatch(line -> line.contains("看不出"));
  }

  @Test
  void aChangedBodyNamesItsEntry() {
    sealedWith(
        "update audit_entry set body = convert_to(replace(convert_from(body,'UTF8'),'\"n\":1','\"n\":9'),'UTF8') where id = (select entry_id from audit_seal where seq = 2)");
    assertThat(verify(null).faults().get(0).code()).isEqualTo("leaf");
    assertThat(verify(null).faults().get(0).where()).startsWith("2 / ");
  }

  @Test
  void aChangedColumnAMissingSealAndARewrittenChainShow() {
    sealedWith(
        "update audit_entry set actor = 'account:other' where id = (select entry_id from audit_seal where seq = 1)");
    assertThat(verify(null).faults().get(0).code()).isEqualTo("columns");
    run("update audit_entry set actor = 'account:zhang'; delete from audit_seal where seq = 2");
    assertThat(verify(null).faults())
        .extracting(AuditReport.Fault::code)
        .containsExactly("gap", "lost");
  }

  @Test
  void aForgedHeadAndARollBackShow() {
    sealedWith("select 1");
    Checkpoint kept = Checkpoint.parse(verify(null).head().orElseThrow().json());
    assertThat(verify(kept).ok()).isTrue();
    run(
        "delete from audit_head; delete from audit_seal; delete from audit_unsealed; delete from audit_personal; delete from audit_entry");
    assertThat(verify(kept).faults())
        .extracting(AuditReport.Fault::code)
        .containsExactly("rollback");
    write(1);
    await(sealer.runOnce(NOW));
    run("update audit_head set signature = decode(repeat('00', 64), 'hex')");
    assertThat(verify(null).faults()).extracting(AuditReport.Fault::code).containsExactly("head");
  }

  @Test
  void whatWaitsLongerThanAMinuteShows() {
    write(1);
    Instant later = Instant.now().plus(Duration.ofSeconds(90));
    assertThat(await(verifier.verify(null, later)).faults())
        .extracting(AuditReport.Fault::code)
        .containsExactly("late");
  }

  @Test
  void anonymousRefusalsAreWrittenOncePerSourceAndMinute() {
    RefusalCounter counter =
        new RefusalCounter(test.database(), new RefusalStore(test.database()), trail);
    for (int i = 0; i < 5; i++) {
      await(counter.count(NOW, "192.0.2.7", "access.login"));
    }
    assertThat(await(counter.runOnce(NOW))).isZero();
    assertThat(await(counter.runOnce(NOW.plusSeconds(60)))).isEqualTo(1);
    List<AuditLine> lines =
        await(new AuditList(new AuditListStore(test.database())).page(null, null, 10));
    assertThat(lines).hasSize(1);
    assertThat(new JsonObject(lines.get(0).body()).getJsonObject("details").getInteger("n"))
        .isEqualTo(5);
    assertThat(lines.get(0).result()).isEqualTo("refused");
  }

  private AuditReport verify(Checkpoint checkpoint) {
    return await(verifier.verify(checkpoint, Instant.now()));
  }

  private void write(int n) {
    for (int i = 0; i < n; i++) {
      Act act =
          Act.of(
              NOW,
              new Actor(Actor.Kind.ACCOUNT, "zhang", "张某", "192.0.2.1"),
              "bulletin.approve",
              "bulletin:12",
              new JsonObject().put("n", 1));
      await(test.database().inTransaction(conn -> trail.done(conn, act)));
    }
  }

  private void sealedWith(String behindItsBack) {
    write(3);
    await(sealer.runOnce(NOW));
    run(behindItsBack);
  }

  /** What somebody with the rights of the database's owner can do. */
  private void run(String sql) {
    await(
        test.database()
            .inTransaction(
                conn ->
                    conn.query("set local session_replication_role = replica")
                        .execute()
                        .compose(set -> conn.query(sql).execute())));
  }
}
