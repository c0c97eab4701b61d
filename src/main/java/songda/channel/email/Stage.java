package songda.channel.email;

import java.util.Locale;

/** How far a session had come (RFC 5321 §3, RFC 3207, RFC 4954); kept with every failure. */
enum Stage {
  CONNECT,
  GREETING,
  EHLO,
  STARTTLS,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** After the final dot: without a reply nobody knows whether the relay took the message. */
  DOT;

  /** As stored. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
