package songda.channel.email;

import java.util.List;
import java.util.Locale;
import songda.channel.Outcome;

/**
 * What a relay's refusal means (RFC 5321 §4.2.1; Chinese providers by domain.md §5.3). Pure.
 *
 * <p>4xx is "not now". 5xx is permanent, except where the text speaks of frequency, quota or a
 * flooded mailbox: Tencent answers its secret rate limits with 550. Words of a dead address win.
 */
final class SmtpReply {
  private static final List<String> DEAD =
      List.of(
          "mailbox not found",
          "user not exist",
          "user does not exist",
          "invalid user",
          "user unknown",
          "unknown user",
          "no such user");
  private static final List<String> LATER =
      List.of(
          "frequency limited",
          "mailbox unavailable or access denied",
          "mi:stc",
          "too many",
          "rate limit",
          "quota exceeded",
          "try again",
          "temporarily");

  private SmtpReply() {}

  /**
   * A relay that refused before it heard of the recipient: greeting, EHLO, STARTTLS, AUTH (530,
   * 535) or MAIL FROM. That is the installation's trouble, such as an expired authorisation code,
   * and says nothing about the mailbox: never permanent.
   */
  static Outcome unwilling(int code, String text, String stage) {
    return new Outcome.Deferred(null, code, text, stage);
  }

  /**
   * Classifies a refusal of the recipient or the message.
   *
   * @param code of three digits; 0 when the connection ended without a reply
   * @param text all lines of the reply
   * @param stage at which it was given
   */
  static Outcome refused(int code, String text, String stage) {
    String words = text.toLowerCase(Locale.ROOT);
    boolean dead = DEAD.stream().anyMatch(words::contains);
    boolean later = LATER.stream().anyMatch(words::contains);
    if (code >= 500 && (dead || !later)) {
      return new Outcome.Rejected(code, text, stage);
    }
    return new Outcome.Deferred(null, code, text, stage);
  }
}
