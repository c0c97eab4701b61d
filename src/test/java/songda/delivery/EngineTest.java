package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.channel.Outcome;
import songda.channel.email.EmailChannel;
import songda.channel.webhook.WebhookChannel;
import songda.delivery.QueueFixture.Target;
import songda.settings.Settings;
import songda.testing.MailSink;
import songda.testing.WebhookReceiver;

class EngineTest {
  private static QueueFixture queue;
  private static MailSink sink;
  private static WebhookReceiver receiver;

  @BeforeAll
  static void open() {
    queue = new QueueFixture();
    await(
        new Caretaker(queue.test.vertx(), queue.database, () -> QueueFixture.NOW)
            .runOnce(QueueFixture.NOW));
    sink = new MailSink();
    receiver = new WebhookReceiver(queue.test.vertx());
  }

  @AfterAll
  static void close() {
    receiver.close();
    sink.close();
    queue.close();
  }

  private static Engine real() {
    Settings settings = queue.settings(sink.port(), List.of("127.0.0.1/32:" + receiver.port()));
    return queue.engine(
        settings,
        List.of(
            new EmailChannel(queue.test.vertx(), settings.mail(), InstantSource.system()),
            new WebhookChannel(queue.test.vertx(), settings.webhook(), () -> QueueFixture.NOW)));
  }

  private static Target mail(String box, String... units) {
    return new Target("email", box, "send", List.of(units));
  }

  private static String state(long dispatch) {
    return queue.text(
        "select string_agg(state, ',' order by id) from delivery where dispatch_id = $1", dispatch);
  }

  @Test
  void aDispatchIsSentDeferredRetriedWithTheSameIdsAndCountedExactly() {
    String url = "http://127.0.0.1:" + receiver.port() + "/hook";
    long dispatch =
        queue.dispatch(
            List.of(
                mail("shared@a.example", "甲单位", "乙单位"),
                mail("gone@a.example", "丙单位"),
                new Target("webhook", url, "issue", List.of("丁公司"))));
    receiver.answerNext(503, Map.of("Retry-After", "20"));
    sink.refuseNext("gone@a.example", 550, "Mailbox not found");
    sink.refuseNext("shared@a.example", 451, "try again");
    assertThat(queue.exact(dispatch)).isTrue();

    Engine engine = real();
    assertThat(await(engine.runOnce(QueueFixture.NOW))).isEqualTo(new Counts(0, 3, 0, 2, 1));
    assertThat(state(dispatch)).isEqualTo("queued,failed,queued");
    assertThat(queue.exact(dispatch)).isTrue();

    Counts later = await(engine.runOnce(QueueFixture.NOW.plusSeconds(21)));
    assertThat(later).isEqualTo(new Counts(0, 2, 2, 0, 0));
    assertThat(state(dispatch)).isEqualTo("accepted,failed,accepted");
    assertThat(queue.exact(dispatch)).isTrue();
    assertThat(queue.text("select state from dispatch where id = $1", dispatch))
        .isEqualTo("finished");
    assertThat(
            queue.text(
                "select string_agg(state, ',' order by id) from addressee where dispatch_id = $1",
                dispatch))
        .isEqualTo("sent,sent,unreachable,sent");
    assertThat(
            queue.text(
                "select count(*) from work_item where kind = 'delivery_failed' and dispatch_id = $1",
                dispatch))
        .isEqualTo("1");
    assertThat(queue.text("select count(*) from lease where started_at < '2023-01-01'"))
        .as("the first round's has ended and is gone, the second's is only renewed no more")
        .isEqualTo("1");
    assertThat(queue.text("select count(*) from attempt_202205 where dispatch_id = $1", dispatch))
        .isEqualTo("5");
    assertThat(queue.text("select count(*) from audit_entry where action = 'delivery.settle'"))
        .isNotEqualTo("0");
    assertThat(queue.changed).contains(dispatch);

    List<WebhookReceiver.Call> calls = receiver.calls();
    assertThat(calls.get(0).headers().get("webhook-id"))
        .startsWith("msg_" + dispatch + "_")
        .isEqualTo(calls.get(1).headers().get("webhook-id"));
    JsonObject body = new JsonObject(calls.get(1).body());
    assertThat(body.getJsonArray("addressees").getJsonObject(0).getString("unit")).isEqualTo("丁公司");
    String source = sink.mails().get(0).source();
    assertThat(source).contains("Message-ID: <songda." + dispatch + ".");
    assertThat(source).contains("Auto-Submitted: auto-generated");

    await(
        new Caretaker(queue.test.vertx(), queue.database, () -> QueueFixture.NOW)
            .runOnce(QueueFixture.NOW));
    assertThat(await(new Tallies(queue.database).read(dispatch)))
        .containsEntry(new Tallies.Key("delivery", "send", "email", "accepted"), 1L)
        .containsEntry(new Tallies.Key("addressee", "send", "", "sent"), 2L)
        .containsEntry(new Tallies.Key("addressee", "send", "", "unreachable"), 1L)
        .hasSize(6);
  }

  @Test
  void aDeadWorkersDeliveryIsRescuedAndItsLateResultIsKept() {
    long dispatch = queue.dispatch(List.of(mail("late@a.example", "戊单位")));
    HeldChannel held = new HeldChannel();
    Engine dead = queue.engine(queue.settings(0, List.of()), List.of(held));
    Future<Counts> hanging = dead.runOnce(QueueFixture.NOW);
    await(held.asked.future());
    assertThat(state(dispatch)).isEqualTo("leased");

    Engine other = queue.engine(queue.settings(0, List.of()), List.of());
    await(other.runOnce(QueueFixture.NOW.plusSeconds(7)));
    assertThat(state(dispatch)).isEqualTo("leased");
    LeaseStore leases = new LeaseStore(queue.database);
    Settlement rescuer = settlement();
    assertThat(await(rescuer.rescue(leases, QueueFixture.NOW.plusSeconds(9)))).isEqualTo(1);
    assertThat(state(dispatch)).isEqualTo("queued");
    assertThat(queue.exact(dispatch)).isTrue();

    held.answer.complete(new Outcome.Accepted(250, "ok"));
    await(hanging);
    assertThat(state(dispatch)).isEqualTo("accepted");
    assertThat(queue.exact(dispatch)).isTrue();
    assertThat(
            queue.text(
                "select string_agg(outcome || late, ',' order by late) from attempt where dispatch_id = $1",
                dispatch))
        .isEqualTo("unknownfalse,acceptedtrue");
  }

  @Test
  void aResultUnderAnEndedLeaseMovesNothingThatAnotherNodeIsSending() {
    long dispatch = queue.dispatch(List.of(mail("twice@a.example", "己单位")));
    LeaseStore leases = new LeaseStore(queue.database);
    Claimed first = await(leases.claim("dead", 10, QueueFixture.NOW)).get(0);
    await(settlement().rescue(leases, QueueFixture.NOW.plusSeconds(9)));
    Claimed second = await(leases.claim("alive", 10, QueueFixture.NOW.plusSeconds(9))).get(0);
    assertThat(await(leases.renew(List.of(first.leaseId()), QueueFixture.NOW))).isEmpty();

    await(settlement().settle(List.of(result(first, Result.Verdict.REJECTED, "no"))));
    assertThat(state(dispatch)).isEqualTo("leased");
    await(settlement().settle(List.of(result(second, Result.Verdict.ACCEPTED, "yes"))));
    assertThat(state(dispatch)).isEqualTo("accepted");
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(queue.exact(dispatch)).isTrue();
  }

  @Test
  void aBadRowNeverFailsItsBatch() {
    long dispatch =
        queue.dispatch(
            List.of(mail("x@a.example", "庚"), mail("y@a.example", "辛"), mail("z@a.example", "壬")));
    queue.run("alter table attempt add constraint bad check (reply <> 'bad')", Tuple.tuple());
    List<Claimed> claimed = await(new LeaseStore(queue.database).claim("n", 10, QueueFixture.NOW));
    await(
        settlement()
            .settle(
                List.of(
                    result(claimed.get(0), Result.Verdict.ACCEPTED, "nul \u0000 in it"),
                    result(claimed.get(1), Result.Verdict.ACCEPTED, "bad"),
                    result(claimed.get(2), Result.Verdict.ACCEPTED, "x".repeat(2_000)))));
    assertThat(state(dispatch)).isEqualTo("accepted,accepted,accepted");
    assertThat(
            queue.text("select max(length(reply)) from attempt where dispatch_id = $1", dispatch))
        .isEqualTo("500");
    assertThat(
            queue.text(
                "select count(*) from work_item where kind = 'bad_row' and dispatch_id = $1",
                dispatch))
        .isEqualTo("1");
    assertThat(queue.exact(dispatch)).isTrue();
  }

  @Test
  void aNodeThatCouldNotRenewForSixSecondsStartsNoFurtherSend() {
    long dispatch = queue.dispatch(List.of(mail("p@a.example", "癸"), mail("q@a.example", "子")));
    HeldChannel held = new HeldChannel();
    Engine engine = queue.engine(queue.settings(0, List.of()), List.of(held));
    Future<Counts> round = engine.runOnce(QueueFixture.NOW);
    await(held.asked.future());
    queue.ticks.addAndGet(Duration.ofSeconds(6).toNanos());
    held.answer.complete(new Outcome.Accepted(250, "ok"));
    assertThat(await(round)).isEqualTo(new Counts(0, 2, 1, 0, 0));
    assertThat(state(dispatch)).isEqualTo("accepted,leased");
    assertThat(
            await(
                settlement()
                    .rescue(new LeaseStore(queue.database), QueueFixture.NOW.plusSeconds(9))))
        .isEqualTo(1);
    queue.run(
        "update delivery set state = 'cancelled', settled_at = now() where state = 'queued'",
        Tuple.tuple());
  }

  @Test
  void withoutARelayMailWaits() {
    long dispatch = queue.dispatch(List.of(mail("w@a.example", "丑")));
    Settings settings = queue.settings(0, List.of());
    Engine engine =
        queue.engine(
            settings,
            List.of(new EmailChannel(queue.test.vertx(), settings.mail(), InstantSource.system())));
    await(engine.runOnce(QueueFixture.NOW));
    assertThat(state(dispatch)).isEqualTo("queued");
    assertThat(queue.text("select reply from attempt where dispatch_id = $1", dispatch))
        .isEqualTo("mail.host not set");
    queue.run(
        "update delivery set state = 'cancelled', settled_at = now() where state = 'queued'",
        Tuple.tuple());
  }

  @Test
  void aStoppingNodeSettlesWhatItSentAndGivesBackWhatItDidNotStart() {
    long dispatch = queue.dispatch(List.of(mail("r@a.example", "寅"), mail("s@a.example", "卯")));
    HeldChannel held = new HeldChannel();
    Engine engine = queue.engine(queue.settings(0, List.of()), List.of(held));
    engine.start();
    engine.wake();
    await(held.asked.future());
    Future<Void> drained = engine.drain();
    while (!state(dispatch).equals("leased,queued")) {
      Thread.onSpinWait();
    }
    held.answer.complete(new Outcome.Accepted(250, "ok"));
    await(drained);
    assertThat(state(dispatch)).isEqualTo("accepted,queued");
    assertThat(
            queue.text(
                "select attempts from delivery where dispatch_id = $1 and state = 'queued'",
                dispatch))
        .isEqualTo("0");
    assertThat(queue.exact(dispatch)).isTrue();
    queue.run(
        "update delivery set state = 'cancelled', settled_at = now() where state = 'queued'",
        Tuple.tuple());
  }

  private static Settlement settlement() {
    return new Settlement(
        queue.database,
        new songda.audit.AuditTrail(queue.database, new songda.audit.AuditStore()),
        "node-b",
        () -> QueueFixture.NOW,
        id -> {});
  }

  private static Result result(Claimed claimed, Result.Verdict verdict, String reply) {
    return new Result(
        claimed, verdict, 250, reply, null, QueueFixture.NOW, 5, null, QueueFixture.NOW);
  }
}
