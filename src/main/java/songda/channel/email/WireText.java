package songda.channel.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message as SMTP's data: lines end with CRLF (RFC 5321 §2.3.8), a dot at the beginning of one is
 * doubled (§4.5.2).
 */
final class WireText {
  private byte[] bytes;
  private int length;
  private boolean atLineStart = true;

  /** Empty, with room for so many bytes. */
  WireText(int room) {
    bytes = new byte[Math.max(room, 64)];
  }

  /** Appends text whose lines end with LF or CRLF. */
  WireText text(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    room(2 * more.length);
    for (byte b : more) {
      if (b == '\n') {
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        atLineStart = true;
      } else if (b != '\r') {
        if (b == '.' && atLineStart) {
          bytes[length++] = '.';
        }
        bytes[length++] = b;
        atLineStart = false;
      }
    }
    return this;
  }

  /** Appends whole lines that are in that form already, such as base64. */
  WireText lines(byte[] lines) {
    room(lines.length);
    System.arraycopy(lines, 0, bytes, length, lines.length);
    length += lines.length;
    atLineStart = true;
    return this;
  }

  /** Begins a line unless one has just begun. */
  WireText freshLine() {
    return atLineStart ? this : text("\n");
  }

  /** What is there, without a final dot. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** The whole, with the final dot. */
  Buffer end() {
    freshLine();
    room(3);
    bytes[length++] = '.';
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    return Buffer.buffer(length).appendBytes(bytes, 0, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
