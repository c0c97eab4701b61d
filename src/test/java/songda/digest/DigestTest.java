package songda.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.channel.email.EmailChannel;
import songda.database.Database;
import songda.ledger.AgendaStore;
import songda.reminder.CalendarFile;
import songda.settings.Settings;
import songda.testing.MailSink;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** On which days the digest goes, to whom, how often, and what becomes of one that does not. */
class DigestTest {
  private static final String CHEN = "chen@office.example";
  private static final String LIN = "lin@office.example";

  private final TestDatabase test = TestDatabase.create();
  private final Office office = new Office(test);
  private final MailSink sink = new MailSink();
  private final List<EmailChannel> channels = new ArrayList<>();

  @AfterEach
  void close() {
    channels.forEach(channel -> await(channel.close()));
    sink.close();
    test.close();
  }

  @Test
  void itGoesOnceAWorkingDayToEachMailboxFromItsHourOn() {
    office.draft();
    Digest digest = node(CHEN, LIN);
    assertThat(at(digest, "2022-05-27T08:29:59")).isZero();
    assertThat(at(digest, "2022-05-27T08:30:00")).isEqualTo(2);
    assertThat(at(digest, "2022-05-27T08:31:00")).isZero();
    assertThat(at(node(CHEN, LIN), "2022-05-27T18:00:00")).as("after a restart").isZero();
    assertThat(at(node(CHEN, LIN), "2022-05-30T14:00:00")).as("started late").isEqualTo(2);
    assertThat(sink.mails()).extracting(MailSink.Mail::to).containsOnly(CHEN, LIN).hasSize(4);
    assertThat(acts()).containsOnly("digest.sent").hasSize(4);
  }

  @Test
  void itFollowsTheCalendarOfWorkingDays() {
    office.draft();
    Digest digest = node(CHEN);
    assertThat(at(digest, "2022-05-28T09:00:00")).as("a Saturday").isZero();
    assertThat(at(digest, "2022-06-03T09:00:00")).as("the Dragon Boat Festival").isZero();
    assertThat(at(digest, "2022-05-07T09:00:00")).as("a Saturday that is worked").isEqualTo(1);
  }

  @Test
  void nothingIsSentOnADayThatBeganWithNothing() {
    Digest digest = node(CHEN);
    assertThat(at(digest, "2022-05-27T08:30:00")).isZero();
    office.draft();
    assertThat(at(digest, "2022-05-27T09:30:00")).isZero();
    assertThat(outcomes()).containsExactly("nothing");
    assertThat(acts()).isEmpty();
    assertThat(at(digest, "2022-05-30T08:30:00")).isEqualTo(1);
  }

  @Test
  void twoNodesThatRaceSendOne() {
    office.draft();
    Database other = Database.open(test.vertx(), test.options(), 4);
    try {
      Instant due = shanghai("2022-05-27T08:30:00");
      var both = Future.all(node(CHEN).runOnce(due), node(other, CHEN).runOnce(due));
      assertThat(await(both).<Integer>list()).containsExactlyInAnyOrder(0, 1);
      assertThat(sink.mails()).hasSize(1);
    } finally {
      await(other.close());
    }
  }

  @Test
  void whatTheRelayPutsOffIsTriedAgainAfterTwentyMinutes() {
    office.draft();
    sink.refuseNext(CHEN, 450, "busy");
    Digest digest = node(CHEN);
    assertThat(at(digest, "2022-05-27T08:30:00")).isZero();
    assertThat(at(digest, "2022-05-27T08:49:00")).isZero();
    assertThat(outcomes()).containsOnlyNulls();
    assertThat(at(digest, "2022-05-27T08:50:00")).isEqualTo(1);
    assertThat(outcomes()).containsExactly("sent");
  }

  @Test
  void aRelayThatFailsFourTimesIsLeftAloneForTheDayAndTold() {
    office.draft();
    for (int i = 0; i < 4; i++) {
      sink.refuseNext(CHEN, 450, "busy");
    }
    Digest digest = node(CHEN, LIN);
    assertThat(at(digest, "2022-05-27T08:30:00")).as("the other one").isEqualTo(1);
    for (String time : List.of("08:50", "09:10", "09:30", "09:50", "17:00")) {
      assertThat(at(digest, "2022-05-27T" + time + ":00")).as(time).isZero();
    }
    assertThat(outcomes()).containsExactlyInAnyOrder("failed", "sent");
    assertThat(acts()).containsExactly("digest.sent", "digest.failed");
    assertThat(details("digest.failed")).contains("c****@office.example").contains("\"tries\":4");
    assertThat(at(digest, "2022-05-30T08:30:00")).as("the next day").isEqualTo(2);
  }

  @Test
  void aMailboxThatDoesNotExistIsToldAtOnce() {
    office.draft();
    sink.refuseNext(CHEN, 550, "no such user");
    assertThat(at(node(CHEN), "2022-05-27T08:30:00")).isZero();
    assertThat(outcomes()).containsExactly("failed");
  }

  @Test
  void whatADeadNodeHadTakenIsSentByAnother() {
    office.draft();
    taken();
    Digest digest = node(CHEN);
    assertThat(at(digest, "2022-05-27T08:35:00")).isZero();
    assertThat(at(digest, "2022-05-27T08:50:00")).isEqualTo(1);
    assertThat(outcomes()).containsExactly("sent");
  }

  @Test
  void whatADeadNodeHadTakenLastIsToldAsFailedAlsoOnAHoliday() {
    office.draft();
    taken();
    assertThat(at(node(), "2022-05-28T00:10:00")).isZero();
    assertThat(outcomes()).containsExactly("failed");
    assertThat(acts()).containsExactly("digest.failed");
  }

  @Test
  void itSaysTheNumbersOfTheHomePageEachWithItsLink() {
    office.furnish();
    office.released();
    office.draft();
    office.draft();
    office.approved();
    at(node(CHEN), "2022-05-27T08:41:00");
    MailSink.Mail mail = sink.mails().get(0);
    assertThat(mail.source())
        .contains("Subject: =?UTF-8?")
        .contains("Auto-Submitted: auto-generated")
        .containsPattern(
            "Message-ID: <songda\\.digest\\.2022-05-27\\.[0-9a-f]{16}@songda\\.example>");
    assertThat(mail.subject()).isEqualTo("【送达】待办事项 2022年5月27日");
    assertThat(mail.text().replace("\r", ""))
        .startsWith("截至2022年5月27日 08:41，待我办理：\n")
        .contains("待核对：2\nhttps://songda.example/console?show=draft\n")
        .contains("待复核：0\nhttps://songda.example/console?show=submitted\n")
        .contains("待分送：1\nhttps://songda.example/console?show=approved\n")
        .contains("发送失败：0\nhttps://songda.example/console?show=failed\n")
        .contains("退回：0\nhttps://songda.example/console?show=returned\n")
        .contains("待签收：6\nhttps://songda.example/console/dispatches\n")
        .contains("secretariat.digest_to");
  }

  private Digest node(String... to) {
    return node(office.database, to);
  }

  private Digest node(Database database, String... to) {
    Settings.Mail relay =
        new Settings.Mail(
            "127.0.0.1",
            sink.port(),
            Settings.MailTls.NONE,
            null,
            null,
            "jianbao@songda.example",
            "编印办公室",
            null,
            Settings.Sessions.of(2, Duration.ofSeconds(10)));
    EmailChannel channel = new EmailChannel(test.vertx(), relay, office.clock);
    channels.add(channel);
    DigestPlan plan =
        new DigestPlan(
            Stream.of(to).map(Mailbox::new).toList(),
            LocalTime.of(8, 30),
            "https://songda.example",
            CalendarFile.bundled());
    return new Digest(
        database,
        new AgendaStore(database),
        new AuditTrail(database, new AuditStore()),
        channel,
        plan,
        office.clock);
  }

  private int at(Digest digest, String shanghai) {
    office.clock.set(shanghai(shanghai));
    return await(digest.runOnce(office.now()));
  }

  private static Instant shanghai(String local) {
    return Instant.parse(local + "Z").minus(Duration.ofHours(8));
  }

  /** As a node leaves it that dies while it sends. */
  private void taken() {
    Instant due = shanghai("2022-05-27T08:30:00");
    await(new DigestStore(office.database).take(DigestPlan.day(due), new Mailbox(CHEN), due));
  }

  private List<String> outcomes() {
    return office.rows("select outcome from digest order by day, hint").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> acts() {
    return office
        .rows("select action from audit_entry where actor = 'system:digest' order by at")
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private String details(String action) {
    return office
        .rows("select convert_from(body, 'UTF8') from audit_entry where action = $1", action)
        .get(0)
        .getString(0);
  }
}
