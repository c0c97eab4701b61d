package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.channel.Channel;
import songda.channel.email.EmailChannel;
import songda.channel.webhook.WebhookChannel;
import songda.delivery.QueueFixture.Target;
import songda.settings.Settings;
import songda.testing.MailSink;
import songda.testing.Patience;
import songda.testing.WebhookReceiver;

/**
 * A worker dies at each point of a delivery's way: nothing is lost, nothing is settled twice, a
 * repeat is known by its id, and the tallies agree with the rows at every step.
 */
class WorkerDeathTest {
  private static final Instant NOW = QueueFixture.NOW;
  private static final Instant AFTER_THE_LEASE = NOW.plusSeconds(9);
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)\\r?$");

  private static QueueFixture queue;
  private MailSink sink;
  private WebhookReceiver receiver;

  @BeforeAll
  static void open() {
    queue = new QueueFixture();
  }

  @AfterAll
  static void close() {
    queue.close();
  }

  @BeforeEach
  void listen() {
    sink = new MailSink();
    receiver = new WebhookReceiver(queue.test.vertx());
  }

  @AfterEach
  void deaf() {
    receiver.close();
    sink.close();
  }

  @Test
  void deadAfterClaimingBeforeSending() {
    long dispatch = dispatch("claimed");
    assertThat(await(leases().claim("dead", 10, NOW))).hasSize(3);
    assertThat(await(survivor().runOnce(AFTER_THE_LEASE))).isEqualTo(new Counts(3, 3, 3, 0, 0));
    assertThat(sink.mails()).hasSize(2);
    assertThat(receiver.calls()).hasSize(1);
    assertEachArrivedOnceMore(dispatch);
  }

  @Test
  void deadAfterSendingBeforeSettlingRepeatsUnderTheSameIds() throws InterruptedException {
    long dispatch = dispatch("sent");
    CountDownLatch left = new CountDownLatch(3);
    Promise<Void> never = Promise.promise();
    MortalNode node = mortal(real -> new SilentChannel(real, left, never.future()));
    node.engine.runOnce(NOW);
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.states(dispatch)).isEqualTo("leased,leased,leased");
    node.die();
    await(survivor().runOnce(AFTER_THE_LEASE));
    assertSentTwiceUnderTheSameIds();
    assertEachArrivedOnceMore(dispatch);
  }

  @Test
  void deadInTheMiddleOfSettlingLeavesNothingHalfDone() throws InterruptedException {
    long dispatch = dispatch("halfway");
    Transaction held = holdAnAddressee(dispatch);
    CountDownLatch left = new CountDownLatch(3);
    Promise<Void> told = Promise.promise();
    MortalNode node = mortal(real -> new SilentChannel(real, left, told.future()));
    node.engine.runOnce(NOW);
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    told.complete();
    node.untilItWaitsForALock();
    node.die();
    await(held.rollback());
    assertThat(queue.states(dispatch)).isEqualTo("leased,leased,leased");
    assertThat(queue.attempts(dispatch)).isEqualTo("null");
    assertThat(queue.exact(dispatch)).isTrue();
    await(survivor().runOnce(AFTER_THE_LEASE));
    assertSentTwiceUnderTheSameIds();
    assertEachArrivedOnceMore(dispatch);
  }

  @Test
  void aConnectionThatBreaksInTheMiddleOfSettlingIsNotADeath() throws InterruptedException {
    long dispatch = dispatch("broken");
    Transaction held = holdAnAddressee(dispatch);
    CountDownLatch left = new CountDownLatch(3);
    Promise<Void> told = Promise.promise();
    MortalNode node = mortal(real -> new SilentChannel(real, left, told.future()));
    Future<Counts> round = node.engine.runOnce(NOW);
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    told.complete();
    node.untilItWaitsForALock();
    node.cutOff();
    await(held.rollback());
    assertThat(await(round)).isEqualTo(new Counts(0, 3, 3, 0, 0));
    node.leave();
    assertThat(queue.states(dispatch)).isEqualTo("accepted,accepted,accepted");
    assertThat(queue.attempts(dispatch)).isEqualTo("1 accepted,1 accepted,1 accepted");
    assertThat(sink.mails()).hasSize(2);
    assertThat(receiver.calls()).hasSize(1);
    assertThat(queue.exact(dispatch)).isTrue();
  }

  @Test
  void deadWhileItWasStopping() {
    long dispatch =
        queue.dispatch(
            List.of(
                new Target("email", "x@stop.example", "send", List.of("停甲")),
                new Target("email", "y@stop.example", "send", List.of("停乙"))));
    HeldChannel held = new HeldChannel();
    MortalNode node = new MortalNode(queue, settings("stopping"), vertx -> List.of(held));
    node.engine.start();
    await(held.asked.future());
    node.engine.drain();
    Patience.until("what was not started is back", () -> queue.states(dispatch).contains("queued"));
    node.die();
    assertThat(queue.states(dispatch)).isEqualTo("leased,queued");
    // This node claimed by the database's clock, so the survivor comes later than today.
    await(survivor().runOnce(Instant.now().plusSeconds(9)));
    assertThat(queue.states(dispatch)).isEqualTo("accepted,accepted");
    assertThat(queue.attempts(dispatch)).isEqualTo("1 accepted,1 unknown,2 accepted");
    assertThat(sink.mails()).hasSize(2);
    assertThat(queue.exact(dispatch)).isTrue();
  }

  @Test
  void aDeliveryWhoseWorkersDieFiveTimesIsSetAsideForAPerson() {
    long dispatch =
        queue.dispatch(List.of(new Target("email", "poison@a.example", "send", List.of("毒"))));
    Settlement rescuer =
        new Settlement(
            queue.database,
            new AuditTrail(queue.database, new AuditStore()),
            "node-b",
            () -> NOW,
            id -> {});
    for (int death = 1; death <= 5; death++) {
      assertThat(queue.states(dispatch)).isEqualTo("queued");
      Instant at = NOW.plusSeconds(20L * death);
      assertThat(await(leases().claim("doomed", 10, at))).hasSize(1);
      assertThat(await(rescuer.rescue(leases(), at.plusSeconds(9)))).isEqualTo(1);
      assertThat(queue.exact(dispatch)).isTrue();
    }
    assertThat(queue.states(dispatch)).isEqualTo("failed");
    assertThat(queue.addressees(dispatch)).isEqualTo("unreachable");
    assertThat(
            queue.text(
                "select string_agg(kind, ',') from work_item where dispatch_id = $1", dispatch))
        .isEqualTo("delivery_set_aside");
    assertThat(await(survivor().runOnce(NOW.plusSeconds(600))).claimed()).isZero();
  }

  /** Two mailboxes, one of them of two units, and a webhook. */
  private long dispatch(String about) {
    String hook = "http://127.0.0.1:" + receiver.port() + "/" + about;
    return queue.dispatch(
        List.of(
            new Target("email", about + "@one.example", "report", List.of(about + "甲")),
            new Target("email", about + "@two.example", "send", List.of(about + "乙", about + "丙")),
            new Target("webhook", hook, "issue", List.of(about + "丁"))));
  }

  private Settings settings(String node) {
    return QueueFixture.settings(node, sink.port(), List.of("127.0.0.1/32:" + receiver.port()));
  }

  private static List<Channel> channels(Vertx vertx, Settings settings) {
    return List.of(
        new EmailChannel(vertx, settings.mail(), InstantSource.system()),
        new WebhookChannel(vertx, settings.webhook(), () -> NOW));
  }

  private MortalNode mortal(UnaryOperator<Channel> around) {
    Settings settings = settings("doomed");
    return new MortalNode(
        queue, settings, vertx -> channels(vertx, settings).stream().map(around).toList());
  }

  private Engine survivor() {
    Settings settings = settings("survivor");
    return queue.engine(settings, channels(queue.test.vertx(), settings));
  }

  private static LeaseStore leases() {
    return new LeaseStore(queue.database);
  }

  /** A settlement can write its deliveries and no further than to the addressees. */
  private static Transaction holdAnAddressee(long dispatch) {
    SqlConnection conn = await(queue.database.pool().getConnection());
    Transaction held = await(conn.begin());
    await(
        conn.preparedQuery(
                "select id from addressee where dispatch_id = $1 order by id limit 1 for update")
            .execute(Tuple.of(dispatch)));
    held.completion().onComplete(done -> conn.close());
    return held;
  }

  private void assertSentTwiceUnderTheSameIds() {
    Map<String, List<String>> ids =
        sink.mails().stream()
            .collect(
                Collectors.groupingBy(
                    MailSink.Mail::to,
                    Collectors.mapping(mail -> messageId(mail.source()), Collectors.toList())));
    assertThat(ids).hasSize(2);
    ids.values().forEach(two -> assertThat(two).hasSize(2));
    assertThat(ids.values()).allSatisfy(two -> assertThat(two.get(0)).isEqualTo(two.get(1)));
    List<WebhookReceiver.Call> calls = receiver.calls();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).headers().get("webhook-id"))
        .startsWith("msg_")
        .isEqualTo(calls.get(1).headers().get("webhook-id"));
  }

  private static String messageId(String source) {
    Matcher found = MESSAGE_ID.matcher(source);
    assertThat(found.find()).as(source).isTrue();
    return found.group(1);
  }

  /** Accepted once each, after one try that nobody knows about; each addressee counted once. */
  private static void assertEachArrivedOnceMore(long dispatch) {
    assertThat(queue.states(dispatch)).isEqualTo("accepted,accepted,accepted");
    assertThat(queue.attempts(dispatch))
        .isEqualTo("1 unknown,1 unknown,1 unknown,2 accepted,2 accepted,2 accepted");
    assertThat(queue.addressees(dispatch)).isEqualTo("sent,sent,sent,sent");
    assertThat(queue.exact(dispatch)).isTrue();
    assertThat(queue.text("select state from dispatch where id = $1", dispatch))
        .isEqualTo("finished");
    assertThat(queue.text("select count(*) from delivery where lease_id is not null"))
        .isEqualTo("0");
    assertThat(
            queue.text(
                "select string_agg(distinct worker_deaths::text, ',') from delivery where dispatch_id = $1",
                dispatch))
        .isEqualTo("1");
  }
}
