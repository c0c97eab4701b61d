package songda.channel.email;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Note;
import songda.settings.Settings;

/**
 * Writes the mail of a note, or of a message: headers, its own half of the text and of the HTML,
 * and the places of what {@link MailBytes} splices in.
 */
final class MailWriter {
  /** Stands alone on the last line of each text, where the letter's common half belongs. */
  static final String COMMON = "songda-common-half";

  private final Settings.Mail settings;

  MailWriter(Settings.Mail settings) {
    this.settings = settings;
  }

  MailMessage write(Message message) {
    return addressed(message.address(), MailText.subject(message), id(message))
        .setText(MailText.plainOwn(message) + COMMON)
        .setHtml(MailText.htmlOwn(message) + COMMON)
        .setAttachment(original(message.letter()));
  }

  MailMessage write(Note note) {
    return addressed(note.address(), note.subject(), id(note))
        .setText(NoteText.plain(note))
        .setHtml(NoteText.html(note));
  }

  private MailMessage addressed(String to, String subject, String id) {
    String domain = settings.from().substring(settings.from().indexOf('@') + 1);
    MailMessage mail =
        new MailMessage()
            .setFrom(from())
            .setTo(to)
            .setSubject(subject)
            .addHeader("Message-ID", "<" + id + "@" + domain + ">")
            .addHeader("Auto-Submitted", "auto-generated");
    mail.setBounceAddress(settings.from());
    if (settings.replyTo() != null) {
      mail.addHeader("Reply-To", settings.replyTo());
    }
    return mail;
  }

  /** Of the Message-ID and the envelope; stable over attempts, so that a repeat is known as one. */
  static String id(Message message) {
    return "songda." + message.dispatchId() + "." + message.deliveryId();
  }

  static String id(Note note) {
    return "songda." + note.id();
  }

  /** The client would turn a non-ASCII name into a comment, so it gets a finished encoded word. */
  private String from() {
    String name = settings.fromName();
    return name.isEmpty() ? settings.from() : encodedWords(name) + " <" + settings.from() + ">";
  }

  /** RFC 2047 §2: words of at most 75 characters, cut between characters. */
  static String encodedWords(String text) {
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n')) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder part = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      String next = Character.toString(point);
      if ((part + next).getBytes(StandardCharsets.UTF_8).length > 45) {
        words.append(encodedWord(part.toString())).append(' ');
        part.setLength(0);
      }
      part.append(next);
    }
    return words.append(encodedWord(part.toString())).toString();
  }

  private static String encodedWord(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  /** The original's place; its bytes are spliced in. Nothing is attached where it has none. */
  private static List<MailAttachment> original(Letter letter) {
    if (letter.document().length == 0) {
      return List.of();
    }
    return List.of(
        MailAttachment.create()
            .setData(Buffer.buffer())
            .setContentType(letter.mediaType())
            .setDisposition(FileName.disposition(letter.fileName())));
  }
}
