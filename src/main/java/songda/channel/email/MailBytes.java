package songda.channel.email;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import songda.channel.Letter;
import songda.channel.PerLetter;

/**
 * A mail as it goes over the wire, in vertx-mail-client's encoding. What all messages of a dispatch
 * have in common, most of the text and the original, is encoded once for its letter. That is exact:
 * quoted-printable knows no state beyond a line (RFC 2045 §6.7).
 */
final class MailBytes {
  private static final int ROOM = 16_384;
  private static final byte[] CRLF = {'\r', '\n'};

  private final String domain;
  private final PerLetter<Shared> commons = new PerLetter<>(this::common);

  private record Shared(byte[] plain, byte[] html, byte[] original) {}

  /** Encodes for a sender of this domain. */
  MailBytes(String domain) {
    this.domain = domain;
  }

  /** The mail's bytes with the final dot. */
  Buffer of(MailMessage mail, Letter letter) {
    Shared common = commons.of(letter);
    WireText wire = new WireText(common.original().length + ROOM);
    write(wire, new MailEncoder(mail, domain).encodeMail(), common);
    return wire.end();
  }

  /** A mail that shares nothing with others, with the final dot. */
  Buffer of(MailMessage mail) {
    WireText wire = new WireText(ROOM);
    write(wire, new MailEncoder(mail, domain).encodeMail(), null);
    return wire.end();
  }

  /** One part and those inside (RFC 2046 §5.1.1). */
  private static void write(WireText wire, EncodedPart part, @Nullable Shared common) {
    part.headers().forEach(header -> wire.text(header.getKey() + ": " + header.getValue() + "\n"));
    wire.text("\n");
    if (part.parts() != null && !part.parts().isEmpty()) {
      for (EncodedPart inner : part.parts()) {
        wire.freshLine().text("--" + part.boundary() + "\n");
        write(wire, inner, common);
      }
      wire.freshLine().text("--" + part.boundary() + "--\n");
    } else if (common == null) {
      wire.text(part.body());
    } else if (part.headers().contains("Content-Disposition")) {
      wire.lines(common.original());
    } else {
      boolean html = part.headers().get("Content-Type").startsWith("text/html");
      String own = part.body();
      wire.text(own.substring(0, own.lastIndexOf(MailWriter.COMMON)))
          .lines(html ? common.html() : common.plain());
    }
  }

  private Shared common(Letter letter) {
    return new Shared(
        encoded(MailText.plainCommon(letter)),
        encoded(MailText.htmlCommon(letter)),
        letter.document().length == 0 ? new byte[0] : base64(letter));
  }

  private byte[] encoded(String text) {
    MailMessage alone = new MailMessage().setText(text);
    return new WireText(ROOM)
        .text(new MailEncoder(alone, domain).encodeMail().body())
        .freshLine()
        .bytes();
  }

  /** Lines of 76 characters (RFC 2045 §6.8). */
  private static byte[] base64(Letter letter) {
    byte[] lines = Base64.getMimeEncoder(76, CRLF).encode(letter.document());
    return (new String(lines, StandardCharsets.US_ASCII) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
