package songda.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songda.channel.Message;
import songda.channel.Note;
import songda.channel.Outcome;
import songda.settings.Settings;
import songda.testing.MailSink;

class EmailChannelTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void aSharedMailboxReadsBothUnitsInPrintedOrderEachWithItsOwnWordsAndLink() {
    Message message = Mails.message("简报.txt");
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
      assertThat(await(channel.send(Mails.message("简报.txt")))).isInstanceOf(Outcome.Accepted.class);
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
      assertThat(await(channel.send(Mails.message("a\r\nBcc: x@y.example"))))
          .isInstanceOf(Outcome.Rejected.class);
      assertThat(sink.mails()).isEmpty();
      await(channel.close());
    }
  }

  @Test
  void aNoteIsOneTextAndOneHtmlWithOurOwnHeaders() {
    Note.Line line = new Note.Line("待核对 <2>", "https://s.example/?a=1&b=2");
    Note note = new Note("note.1", "office@a.example", "待办", List.of(line));
    assertThat(NoteText.html(note))
        .contains("<a href=\"https://s.example/?a=1&amp;b=2\">待核对 &lt;2&gt;</a>");
    try (MailSink sink = new MailSink()) {
      EmailChannel channel = new EmailChannel(VERTX, settings(sink.port()), InstantSource.system());
      assertThat(await(channel.send(note))).isInstanceOf(Outcome.Accepted.class);
      MailSink.Mail mail = sink.mails().get(0);
      assertThat(mail.subject()).isEqualTo("待办");
      assertThat(mail.text().lines()).containsExactly("待核对 <2>", "https://s.example/?a=1&b=2");
      assertThat(mail.source())
          .contains("Message-ID: <songda.note.1@songda.example>")
          .contains("Auto-Submitted: auto-generated")
          .contains("To: office@a.example")
          .contains("multipart/alternative");
      await(channel.close());
    }
  }

  @ParameterizedTest
  @CsvSource({"office@a.example,'待办\r\nBcc: x@y.example'", "'a@b.example\nBcc: x@y.example',待办"})
  void aLineBreakInAHeaderOfANoteIsRefused(String to, String subject) {
    try (MailSink sink = new MailSink()) {
      EmailChannel channel = new EmailChannel(VERTX, settings(sink.port()), InstantSource.system());
      Note forged = new Note("note.1", to, subject, List.of());
      assertThat(await(channel.send(forged))).isInstanceOf(Outcome.Rejected.class);
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
    Outcome outcome = SmtpReply.refused(code, text, "rcpt");
    assertThat(outcome instanceof Outcome.Deferred).isEqualTo(meaning.equals("later"));
    assertThat(outcome instanceof Outcome.Rejected).isEqualTo(meaning.equals("never"));
  }

  private static Settings.Mail settings(int port) {
    return Mails.settings(port, Settings.MailTls.NONE, Settings.Sessions.of(2, TEN_SECONDS));
  }
}
