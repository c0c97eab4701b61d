package songda.channel.email;

import io.vertx.ext.mail.MailMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import songda.channel.Letter;

/** Finds header values that would end their line and begin another header (RFC 5322 §2.2). */
final class HeaderGuard {
  private HeaderGuard() {}

  /** The first header whose value holds CR, LF or NUL. */
  static Optional<String> broken(MailMessage mail, Letter letter) {
    Map<String, String> values = headers(mail);
    values.put("filename", letter.fileName());
    values.put("Content-Type", letter.mediaType());
    return broken(values);
  }

  /** The same for a mail without a letter. */
  static Optional<String> broken(MailMessage mail) {
    return broken(headers(mail));
  }

  private static Map<String, String> headers(MailMessage mail) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("From", mail.getFrom());
    values.put("To", String.join(",", mail.getTo()));
    values.put("Subject", mail.getSubject());
    mail.getHeaders().forEach(header -> values.put(header.getKey(), header.getValue()));
    return values;
  }

  private static Optional<String> broken(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(e -> e.getValue().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
