package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songda.channel.Outcome;
import songda.channel.email.EmailChannel;
import songda.delivery.QueueFixture.Target;
import songda.settings.Settings;
import songda.testing.MailSink;

/** A worker holds on to a lease that has run out: its result comes after another node's. */
class LateResultTest {
  private static final Instant NOW = QueueFixture.NOW;
  private static final Instant AFTER_THE_LEASE = NOW.plusSeconds(9);
  private static final String DIGESTS =
      "select count(*) from audit_entry where action = 'delivery.settle'";

  private static QueueFixture queue;
  private static MailSink sink;

  @BeforeAll
  static void open() {
    queue = new QueueFixture();
    sink = new MailSink();
  }

  @AfterAll
  static void close() {
    sink.close();
    queue.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "rejected", "deferred"})
  void aLateResultMovesNothingThatAnotherNodeHasSettled(String late) {
    String box = late + "@late.example";
    long dispatch = queue.dispatch(List.of(new Target("email", box, "send", List.of(late))));
    HeldChannel held = new HeldChannel();
    Future<Counts> hanging = queue.engine(queue.settings(0, List.of()), List.of(held)).runOnce(NOW);
    await(held.asked.future());
    await(survivor().runOnce(AFTER_THE_LEASE));
    String digests = queue.text(DIGESTS);
    held.answer.complete(outcome(late));
    await(hanging);
    assertThat(queue.states(dispatch)).isEqualTo("accepted");
    assertThat(queue.attempts(dispatch)).isEqualTo("1 " + late + " late,1 unknown,2 accepted");
    assertThat(queue.addressees(dispatch)).isEqualTo("sent");
    assertThat(queue.exact(dispatch)).isTrue();
    assertThat(queue.text(DIGESTS)).isNotEqualTo(digests);
  }

  @Test
  void aLateAcceptanceDoesNotRaiseWhatWasRefusedMeanwhile() {
    long dispatch =
        queue.dispatch(List.of(new Target("email", "no@late.example", "send", List.of("拒"))));
    HeldChannel held = new HeldChannel();
    Future<Counts> hanging = queue.engine(queue.settings(0, List.of()), List.of(held)).runOnce(NOW);
    await(held.asked.future());
    sink.refuseNext("no@late.example", 550, "Mailbox not found");
    await(survivor().runOnce(AFTER_THE_LEASE));
    held.answer.complete(outcome("accepted"));
    await(hanging);
    assertThat(queue.states(dispatch)).isEqualTo("failed");
    assertThat(queue.addressees(dispatch)).isEqualTo("unreachable");
    assertThat(queue.exact(dispatch)).isTrue();
  }

  private static Engine survivor() {
    Settings settings = QueueFixture.settings("survivor", sink.port(), List.of());
    return queue.engine(
        settings,
        List.of(new EmailChannel(queue.test.vertx(), settings.mail(), InstantSource.system())));
  }

  private static Outcome outcome(String verdict) {
    return switch (verdict) {
      case "accepted" -> new Outcome.Accepted(250, "ok");
      case "rejected" -> new Outcome.Rejected(550, "no");
      default -> new Outcome.Deferred(null, 451, "later");
    };
  }
}
