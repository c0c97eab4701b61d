package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import songda.channel.Channel;
import songda.channel.email.EmailChannel;
import songda.channel.webhook.WebhookChannel;
import songda.delivery.QueueFixture.Target;
import songda.settings.Settings;
import songda.testing.MailSink;
import songda.testing.Patience;
import songda.testing.WebhookReceiver;

class TwoEnginesTest {
  private static final int EACH = 60;

  @Test
  void twoEnginesOnOneDatabaseSendEveryDeliveryOnceBetweenThem() {
    try (QueueFixture queue = new QueueFixture();
        MailSink sink = new MailSink();
        WebhookReceiver receiver = new WebhookReceiver(queue.test.vertx())) {
      long dispatch = queue.dispatch(targets(receiver.port()));
      MortalNode one = node(queue, "one", sink, receiver);
      MortalNode two = node(queue, "two", sink, receiver);
      one.engine.start();
      two.engine.start();
      Patience.until("the dispatch is finished", () -> finished(queue, dispatch));
      one.leave();
      two.leave();

      assertThat(sink.mails()).extracting(MailSink.Mail::to).hasSize(EACH).doesNotHaveDuplicates();
      assertThat(receiver.calls())
          .extracting(WebhookReceiver.Call::path)
          .hasSize(EACH)
          .doesNotHaveDuplicates();
      assertThat(queue.states(dispatch)).doesNotContain("queued", "leased", "failed");
      assertThat(
              queue.text(
                  "select count(*) || ' by ' || string_agg(distinct node, ' and ')"
                      + " from attempt where dispatch_id = $1 and outcome = 'accepted' and not late",
                  dispatch))
          .isEqualTo(2 * EACH + " by one and two");
      assertThat(queue.text("select count(*) from delivery where lease_id is not null"))
          .isEqualTo("0");
      assertThat(queue.exact(dispatch)).isTrue();
    }
  }

  private static List<Target> targets(int hooks) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      targets.add(new Target("email", "box" + i + "@a.example", "send", List.of("邮" + i)));
      String hook = "http://127.0.0.1:" + hooks + "/hook/" + i;
      targets.add(new Target("webhook", hook, "issue", List.of("接" + i)));
    }
    return targets;
  }

  /** Small batches, so that both find something to claim. */
  private static MortalNode node(
      QueueFixture queue, String name, MailSink sink, WebhookReceiver receiver) {
    List<String> allowed = List.of("127.0.0.1/32:" + receiver.port());
    Settings given = QueueFixture.settings(name, sink.port(), allowed);
    Settings.Engine small =
        new Settings.Engine(
            20, 10, null, Duration.ZERO, given.engine().email(), given.engine().webhook());
    Settings settings =
        new Settings(
            given.profile(),
            name,
            given.dataDir(),
            given.keysDir(),
            given.office(),
            given.database(),
            given.http(),
            given.operations(),
            given.mail(),
            given.webhook(),
            small,
            given.secretariat());
    return new MortalNode(queue, settings, vertx -> channels(vertx, settings));
  }

  private static List<Channel> channels(Vertx vertx, Settings settings) {
    return List.of(
        new EmailChannel(vertx, settings.mail(), InstantSource.system()),
        new WebhookChannel(vertx, settings.webhook(), () -> QueueFixture.NOW));
  }

  private static boolean finished(QueueFixture queue, long dispatch) {
    return queue.text("select state from dispatch where id = $1", dispatch).equals("finished");
  }
}
