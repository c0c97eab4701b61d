package songda.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail of the demo's mailbox.
 *
 * @param text the plain part, as a mail program would show it
 * @param attachments names of the files attached
 */
public record DemoMail(
    int number, String to, String subject, String text, List<String> attachments) {
  /** A link as it was mailed: an earlier start may have had its pages on another port. */
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/r/\\S+)");

  public DemoMail {
    attachments = List.copyOf(attachments);
  }

  /**
   * Reads a mail as it came over the wire.
   *
   * @throws IOException when it is no MIME message (RFC 2045)
   */
  static DemoMail read(int number, String to, byte[] source) throws IOException {
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(source));
      List<String> files = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      collect(message, text, files);
      return new DemoMail(number, to, message.getSubject(), text.toString(), files);
    } catch (MessagingException e) {
      throw new IOException("mail " + number + " cannot be read", e);
    }
  }

  /** The recipients' links in the text, at the address that the pages have now. */
  List<String> links(String publicUrl) {
    return LINK.matcher(text).results().map(found -> publicUrl + found.group(1)).toList();
  }

  private static void collect(Part part, StringBuilder text, List<String> files)
      throws MessagingException, IOException {
    if (part.getFileName() != null) {
      files.add(jakarta.mail.internet.MimeUtility.decodeText(part.getFileName()));
    } else if (part.isMimeType("text/plain")) {
      text.append(part.getContent());
    } else if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart one = parts.getBodyPart(i);
        collect(one, text, files);
      }
    }
  }
}
