package songda.channel.email;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import songda.channel.Letter;
import songda.channel.PerLetter;

/**
 * A mail as it goes over the wire. Headers and texts are vertx-mail-client's encoding; the original
 * is encoded once for its letter, not once for each message.
 */
final class MailBytes {
  private static final int ROOM = 16_384;
  private static final byte[] CRLF = {'\r', '\n'};

  private final String domain;
  private final PerLetter<byte[]> originals = new PerLetter<>(MailBytes::base64);

  /** Encodes for a sender of this domain. */
  MailBytes(String domain) {
    this.domain = domain;
  }

  /** The mail's bytes with the final dot. */
  Buffer of(MailMessage mail, Letter letter) {
    byte[] original = letter.document().length == 0 ? new byte[0] : originals.of(letter);
    WireText wire = new WireText(original.length + ROOM);
    write(wire, new MailEncoder(mail, domain).encodeMail(), original);
    return wire.end();
  }

  /** One part and those inside (RFC 2046 §5.1.1). */
  private static void write(WireText wire, EncodedPart part, byte[] original) {
    part.headers().forEach(header -> wire.text(header.getKey() + ": " + header.getValue() + "\n"));
    wire.text("\n");
    if (part.parts() != null && !part.parts().isEmpty()) {
      for (EncodedPart inner : part.parts()) {
        wire.freshLine().text("--" + part.boundary() + "\n");
        write(wire, inner, original);
      }
      wire.freshLine().text("--" + part.boundary() + "--\n");
    } else if (part.body() == null) {
      wire.lines(original);
    } else {
      wire.text(part.body());
    }
  }

  /** Lines of 76 characters (RFC 2045 §6.8). */
  private static byte[] base64(Letter letter) {
    byte[] lines = Base64.getMimeEncoder(76, CRLF).encode(letter.document());
    return (new String(lines, StandardCharsets.US_ASCII) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
