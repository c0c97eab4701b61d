package songda.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import songda.channel.Message;
import songda.settings.Settings;
import songda.testing.MailSink;

class MailBytesTest {
  private static final Settings.Mail SETTINGS =
      Mails.settings(25, Settings.MailTls.NONE, Settings.Sessions.of(1, Duration.ofSeconds(10)));

  /** The leaves of a mail: their types and what is in them, lines ended alike. */
  private static List<String> leaves(String source) throws Exception {
    List<String> leaves = new ArrayList<>();
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    collect(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)), leaves);
    return leaves;
  }

  private static void collect(Part part, List<String> leaves) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), leaves);
      }
    } else {
      String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      leaves.add(part.getContentType() + "|" + text.replace("\r\n", "\n").strip());
    }
  }

  @Test
  void whatIsSplicedReadsLikeWhatTheLibraryWouldHaveSentWhole() throws Exception {
    Vertx vertx = Vertx.vertx();
    Message message = Mails.message("关于第5期的\"说明\".txt");
    MailMessage whole =
        new MailWriter(SETTINGS)
            .write(message)
            .setText(MailText.plain(message).whole())
            .setHtml(MailText.html(message).whole());
    whole.getAttachment().get(0).setData(Buffer.buffer(message.letter().document()));
    String library;
    try (MailSink sink = new MailSink()) {
      MailClient client = MailClient.create(vertx, new MailConfig("127.0.0.1", sink.port()));
      await(client.sendMail(whole));
      library = sink.mails().get(0).source();
    } finally {
      await(vertx.close());
    }
    Buffer ours =
        new MailBytes("songda.example")
            .of(new MailWriter(SETTINGS).write(message), message.letter());
    String wire = ours.toString(StandardCharsets.US_ASCII);
    assertThat(wire).endsWith("\r\n.\r\n");
    assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(wire.lines()).allMatch(line -> line.length() <= 998);
    List<String> leaves = leaves(wire.substring(0, wire.length() - 3));
    assertThat(leaves).isEqualTo(leaves(library)).hasSize(3);
    assertThat(wire).contains("filename*=UTF-8''%E5%85%B3%E4%BA%8E%E7%AC%AC5%E6%9C%9F%E7%9A%84%22");
  }

  @Property(tries = 300)
  void aDotAtTheBeginningOfALineIsDoubledAndNothingElseIsChanged(@ForAll List<Integer> picks) {
    StringBuilder text = new StringBuilder();
    picks.forEach(pick -> text.append(".\n\ra报".charAt(Math.floorMod(pick, 5))));
    String wire = new WireText(1).text(text.toString()).end().toString(StandardCharsets.UTF_8);
    assertThat(wire).endsWith(".\r\n");
    String content = wire.substring(0, wire.length() - 3);
    StringBuilder read = new StringBuilder();
    for (String line : content.split("\r\n", -1)) {
      assertThat(line).isNotEqualTo(".");
      read.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
    }
    String expected = text.toString().replace("\r", "");
    assertThat(read.toString().stripTrailing()).isEqualTo(expected.stripTrailing());
  }

  @Test
  void aLongNameKeepsItsEndingAndTheHeaderItsLimit() {
    String name = "简".repeat(300) + ".docx";
    assertThat(FileName.disposition(name)).endsWith(".docx").hasSizeLessThan(998);
    assertThat(FileName.disposition("a\"b\\c.txt"))
        .isEqualTo("attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%5Cc.txt");
  }
}
