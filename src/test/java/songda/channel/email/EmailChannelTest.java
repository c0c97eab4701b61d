package songda.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.channel.Recipient;
import songda.settings.Settings;
import songda.testing.MailSink;

class EmailChannelTest {
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void aSharedMailboxReadsBothUnitsInPrintedOrderEachWithItsOwnWordsAndLink() {
    Message message = message("简报.txt");
    assertThat(MailText.subject(message)).isEqualTo("〔报〕邮政快递业简报 2022年第5期");
    String text = MailText.plain(message).whole();
    assertThat(text)
        .startsWith("演示数据\n\n上级单位：\n现呈上《邮政快递业简报》2022年第5期，请审阅。")
        .containsSubsequence(
            "https://s.example/r/1",
            "下级<单位>：",
            "现印发《邮政快递业简报》2022年第5期，请阅知。",
            "请于2022年6月1日 17:30前",
            "https://s.example/r/2")
        .endsWith("某编印单位\n2022年5月27日\n");
    assertThat(MailText.html(message).whole()).contains("下级&lt;单位&gt;：").doesNotContain("下级<单位>");
  }

  @Test
  void theMailArrivesWithOneRecipientAndOurOwnHeaders() {
    try (MailSink sink = new MailSink()) {
      EmailChannel channel = new EmailChannel(VERTX, settings(sink.port()), InstantSource.system());
      assertThat(await(channel.send(message("简报.txt")))).isInstanceOf(Outcome.Accepted.class);
      MailSink.Mail mail = sink.mails().get(0);
      assertThat(mail.to()).isEqualTo("shared@a.example");
      assertThat(mail.from()).isEqualTo("jianbao@songda.example");
      assertThat(mail.source())
          .contains("Message-ID: <songda.3.81@songda.example>")
          .contains("Auto-Submitted: auto-generated")
          .contains("Reply-To: mishu@songda.example")
          .contains("=?UTF-8?B?57yW6L6R6YOo?= <jianbao@songda.example>")
          .contains("To: shared@a.example")
          .doesNotContain("Cc:");
      await(channel.close());
    }
  }

  @Test
  void aLineBreakInAHeaderValueIsRefusedBeforeAnythingIsSent() {
    try (MailSink sink = new MailSink()) {
      EmailChannel channel = new EmailChannel(VERTX, settings(sink.port()), InstantSource.system());
      assertThat(await(channel.send(message("a\r\nBcc: x@y.example"))))
          .isInstanceOf(Outcome.Rejected.class);
      assertThat(sink.mails()).isEmpty();
      await(channel.close());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "421, HL:REP,                                   later",
    "450, MI:DMC,                                   later",
    "550, Sender frequency limited,                 later",
    "550, Domain frequency limited,                 later",
    "550, Mailbox unavailable or access denied,     later",
    "550, MI:STC 163 smtp,                          later",
    "550, Mailbox not found,                        never",
    "550, User not exist,                           never",
    "554, DT:SPM content,                           never",
    "552, too large,                                never",
    "0,   connection closed,                        later"
  })
  void aRefusalIsReadByItsCodeAndItsWords(int code, String text, String meaning) {
    Outcome outcome = SmtpReply.refused(code, text);
    assertThat(outcome instanceof Outcome.Deferred).isEqualTo(meaning.equals("later"));
    assertThat(outcome instanceof Outcome.Rejected).isEqualTo(meaning.equals("never"));
  }

  @ParameterizedTest
  @CsvSource({
    "hello,     554 no service here,               later",
    "auth,      535 authorisation code expired,    later",
    "sender,    553 not your address,              later",
    "recipient, 550 mailbox not found,             never",
    "data,      554 content refused,               never"
  })
  void whatARelayRefusesBeforeItHearsOfTheRecipientIsNotTheMailboxesFault(
      String stage, String reply, String meaning) {
    try (GrudgingRelay relay = new GrudgingRelay(VERTX, stage, reply)) {
      EmailChannel channel =
          new EmailChannel(VERTX, settings(relay.port(), "user"), InstantSource.system());
      Outcome outcome = await(channel.send(message("简报.txt")));
      assertThat(outcome instanceof Outcome.Deferred)
          .as(outcome.toString())
          .isEqualTo(meaning.equals("later"));
      assertThat(outcome.code()).isEqualTo(Integer.parseInt(reply.substring(0, 3)));
      await(channel.close());
    }
  }

  private static Settings.Mail settings(int port) {
    return settings(port, null);
  }

  private static Settings.Mail settings(int port, @Nullable String user) {
    return new Settings.Mail(
        "127.0.0.1",
        port,
        Settings.MailTls.NONE,
        user,
        user,
        "jianbao@songda.example",
        "编辑部",
        "mishu@songda.example",
        Settings.Sessions.of(2, Duration.ofSeconds(10)));
  }

  private static Message message(String fileName) {
    Letter letter =
        new Letter(
            "邮政快递业简报",
            2022,
            5,
            false,
            "某编印单位",
            LocalDate.of(2022, 5, 27),
            List.of(new Article("标题", List.of("段落"))),
            "00",
            fileName,
            "text/plain",
            new byte[] {1},
            "",
            "演示数据");
    return new Message(
        3,
        81,
        "original",
        "shared@a.example",
        null,
        letter,
        List.of(
            recipient("上级单位", Relation.REPORT, null, 1),
            recipient("下级<单位>", Relation.ISSUE, Instant.parse("2022-06-01T09:30:00Z"), 2)));
  }

  private static Recipient recipient(String unit, Relation relation, Instant deadline, int number) {
    return new Recipient(
        unit, relation, deadline, "https://s.example/r/" + number, new UUID(0, number));
  }
}
