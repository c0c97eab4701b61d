package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.delivery.ScriptedChannel.DOWN;
import static songda.delivery.ScriptedChannel.YES;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.channel.Outcome;
import songda.delivery.QueueFixture.Target;

class AdmissionTest {
  private static final Instant NOW = QueueFixture.NOW;
  private QueueFixture queue;

  @BeforeEach
  void open() {
    queue = new QueueFixture();
    await(new Caretaker(queue.test.vertx(), queue.database, () -> NOW).runOnce(NOW));
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private ScriptedChannel channel(String name, int width) {
    return new ScriptedChannel(queue.test.vertx(), name, width);
  }

  private Engine engine(ScriptedChannel channel) {
    return queue.engine(queue.settings(2525, List.of()), List.of(channel));
  }

  private List<Long> dispatches(int count, String channel, String address) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String to = channel.equals("email") ? i + address : address;
      ids.add(queue.dispatch(List.of(new Target(channel, to, "send", List.of(to + "的" + i)))));
    }
    return ids;
  }

  /** State, attempts, why it is held, and seconds from now until it is due. */
  private String row(long dispatch, Instant now) {
    return queue.text(
        """
        select concat_ws(' ', state, attempts, held_reason,
          case when state = 'queued' then round(extract(epoch from due_at - $2)) end)
        from delivery
        where dispatch_id = $1
        """,
        dispatch,
        now.atOffset(ZoneOffset.UTC));
  }

  private List<String> rows(List<Long> dispatches, Instant now) {
    return dispatches.stream().map(id -> row(id, now)).toList();
  }

  @Test
  void aBrokenEndpointIsLeftAloneItsDeliveriesSpendNoAttemptAndOneProbeFreesThem() {
    ScriptedChannel channel = channel("webhook", 100);
    Engine engine = engine(channel);
    String url = "https://down.example/hook";
    channel.answer = () -> new Outcome.Deferred(null, 503, "down");
    dispatches(5, "webhook", url);
    await(engine.runOnce(NOW));
    List<Long> late = dispatches(3, "webhook", url);
    long healthy =
        queue.dispatch(
            List.of(new Target("webhook", "https://up.example/", "send", List.of("健康单位"))));
    channel.answer = () -> YES;
    await(engine.runOnce(NOW.plusSeconds(1)));
    assertThat(rows(late, NOW)).containsOnly("queued 0 breaker 30");
    assertThat(row(healthy, NOW)).isEqualTo("accepted 1");
    assertThat(queue.exact(late.get(0))).isTrue();
    assertThat(queue.text("select hold_reason from endpoint where breaker = 'open'"))
        .isEqualTo("down");

    int before = channel.asked.size();
    await(engine.runOnce(NOW.plusSeconds(31)));
    assertThat(channel.asked).as("one probe").hasSize(before + 1);
    await(engine.runOnce(NOW.plusSeconds(32)));
    assertThat(rows(late, NOW)).containsOnly("accepted 1");
    assertThat(queue.text("select count(*) from endpoint where breaker <> 'closed'"))
        .isEqualTo("0");
  }

  @Test
  void aProbeThatFailsHoldsTwiceAsLong() {
    ScriptedChannel channel = channel("webhook", 100);
    Engine engine = engine(channel);
    channel.answer = () -> DOWN;
    String url = "https://long.example/hook";
    dispatches(5, "webhook", url);
    await(engine.runOnce(NOW));
    List<Long> two = dispatches(2, "webhook", url);
    await(engine.runOnce(NOW.plusSeconds(31)));
    await(engine.runOnce(NOW.plusSeconds(40)));
    assertThat(
            queue.text(
                "select round(extract(epoch from hold_until - $1)) from endpoint where breaker = 'open' and openings = 2",
                NOW.atOffset(ZoneOffset.UTC)))
        .isEqualTo("91");
    assertThat(rows(two, NOW)).allMatch(row -> row.startsWith("queued"));
  }

  @Test
  void whatWaitsInTheNodeForABrokenLaneGoesBackUntried() {
    ScriptedChannel channel = channel("webhook", 1);
    Engine engine = engine(channel);
    channel.answer = () -> DOWN;
    List<Long> all = dispatches(30, "webhook", "https://slow.example/hook");
    await(engine.runOnce(NOW));
    assertThat(channel.asked.size()).isBetween(5, 10);
    assertThat(rows(all, NOW).stream().filter("queued 0 breaker 30"::equals))
        .hasSize(30 - channel.asked.size());
  }

  @Test
  void aRelayThatIsDownHoldsAllEmailAndARefusedMailboxHoldsNone() {
    ScriptedChannel channel = channel("email", 100);
    Engine engine = engine(channel);
    channel.answer = () -> new Outcome.Deferred(null, 450, "mailbox busy", "rcpt");
    dispatches(6, "email", "full@a.example");
    await(engine.runOnce(NOW));
    assertThat(queue.text("select count(*) from endpoint where channel = 'relay' and failures > 0"))
        .isEqualTo("0");
    channel.answer = () -> DOWN;
    dispatches(5, "email", "down@a.example");
    await(engine.runOnce(NOW.plusSeconds(1)));
    List<Long> late = dispatches(3, "email", "late@a.example");
    await(engine.runOnce(NOW.plusSeconds(2)));
    assertThat(rows(late, NOW.plusSeconds(1))).containsOnly("queued 0 breaker 30");
    channel.answer = () -> YES;
    await(engine.runOnce(NOW.plusSeconds(32)));
    await(engine.runOnce(NOW.plusSeconds(33)));
    assertThat(rows(late, NOW)).containsOnly("accepted 1");
  }

  @Test
  void aRateIsExactOverTwoNodesAndASlotThatWasMissedIsTakenAgain() {
    ScriptedChannel channel = channel("webhook", 100);
    Engine one = engine(channel);
    Engine other = engine(channel);
    String url = "https://robot.example/send";
    List<Long> all = dispatches(6, "webhook", url);
    queue.run(
        "update endpoint set rate_per_min = 60 where id = (select endpoint_id from delivery where dispatch_id = $1)",
        Tuple.of(all.get(0)));
    var first = one.runOnce(NOW);
    await(other.runOnce(NOW));
    await(first);
    assertThat(channel.asked).hasSize(1);
    assertThat(rows(all, NOW))
        .containsExactlyInAnyOrder(
            "accepted 1",
            "queued 0 rate 1",
            "queued 0 rate 2",
            "queued 0 rate 3",
            "queued 0 rate 4",
            "queued 0 rate 5");
    await(one.runOnce(NOW.plusMillis(1_050)));
    assertThat(channel.asked).as("its slot is kept").hasSize(2);
    await(one.runOnce(NOW.plusSeconds(20)));
    assertThat(channel.asked).as("late ones do not go in a burst").hasSize(3);
    assertThat(rows(all, NOW.plusSeconds(20)))
        .contains("queued 0 rate 1", "queued 0 rate 2", "queued 0 rate 3");
  }

  @Test
  void aStoppedDispatchIsHeldAndSpendsNoAttempt() {
    ScriptedChannel channel = channel("webhook", 100);
    long stopped = dispatches(1, "webhook", "https://still.example/hook").get(0);
    queue.run("update dispatch set state = 'stopped' where id = $1", Tuple.of(stopped));
    await(engine(channel).runOnce(NOW));
    assertThat(channel.asked).isEmpty();
    assertThat(row(stopped, NOW)).startsWith("queued 0 stopped");
    assertThat(queue.exact(stopped)).isTrue();
  }
}
