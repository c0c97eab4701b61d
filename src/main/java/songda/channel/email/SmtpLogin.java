package songda.channel.email;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import songda.settings.Settings;

/** Signing in to a relay: PLAIN (RFC 4616), LOGIN, XOAUTH2; all over AUTH (RFC 4954). */
final class SmtpLogin {
  private SmtpLogin() {}

  /** Signs in by the way of the configuration, or by the best that is offered. */
  static Future<Void> to(SmtpSession session, String user, String secret, Settings.MailAuth way) {
    Set<String> offered = session.relay().logins();
    return switch (way) {
      case XOAUTH2 -> oauth(session, user, secret);
      case PLAIN -> plain(session, user, secret);
      case LOGIN -> login(session, user, secret);
      case AUTO ->
          offered.contains("LOGIN") && !offered.contains("PLAIN")
              ? login(session, user, secret)
              : plain(session, user, secret);
    };
  }

  private static Future<Void> plain(SmtpSession session, String user, String secret) {
    return session
        .command(Stage.AUTH, "AUTH PLAIN " + base64("\u0000" + user + "\u0000" + secret))
        .mapEmpty();
  }

  private static Future<Void> login(SmtpSession session, String user, String secret) {
    return session
        .command(Stage.AUTH, "AUTH LOGIN")
        .compose(name -> session.command(Stage.AUTH, base64(user)))
        .compose(word -> session.command(Stage.AUTH, base64(secret)))
        .mapEmpty();
  }

  /** The relay answers a bad token with a challenge; an empty line asks for the refusal itself. */
  private static Future<Void> oauth(SmtpSession session, String user, String token) {
    String initial = "user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001";
    return session
        .command(Stage.AUTH, "AUTH XOAUTH2 " + base64(initial))
        .compose(
            lines ->
                lines.code() == 334
                    ? session.command(Stage.AUTH, "").<Void>mapEmpty()
                    : Future.succeededFuture());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
