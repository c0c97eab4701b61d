package songda.channel.email;

import songda.channel.Message;

/** A mail as its readers see it, before anything is sent. */
public final class MailPreview {
  private MailPreview() {}

  /** Its subject. */
  public static String subject(Message message) {
    return MailText.subject(message);
  }

  /** Its plain text; the HTML part says the same. */
  public static String text(Message message) {
    return MailText.plain(message).whole();
  }
}
