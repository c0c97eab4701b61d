package songda.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes plain text in the encodings found in Chinese offices: a byte order mark decides, then
 * strict UTF-8, then strict GB18030 (which covers GBK and GB2312).
 */
public final class TextFile {
  /** The largest file that is read: 20 MB. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /** Control characters beyond this share of the text mean that it is not text. */
  private static final int CONTROLS_PER_HUNDRED = 10;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private TextFile() {}

  /** The text of a file, or why it has none; a byte order mark is not part of the text. */
  public static Decoded decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Decoded.Unreadable(Decoded.Cause.TOO_LARGE);
    }
    if (bytes.length == 0) {
      return new Decoded.Unreadable(Decoded.Cause.EMPTY);
    }
    Optional<String> text = decodeStrictly(bytes);
    if (text.isEmpty() || looksBinary(bytes, text.get())) {
      return new Decoded.Unreadable(Decoded.Cause.BINARY);
    }
    if (text.get().isBlank()) {
      return new Decoded.Unreadable(Decoded.Cause.EMPTY);
    }
    return new Decoded.Text(text.get());
  }

  private static Optional<String> decodeStrictly(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strictly(StandardCharsets.UTF_8, bytes, 3);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strictly(StandardCharsets.UTF_16BE, bytes, 2);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strictly(StandardCharsets.UTF_16LE, bytes, 2);
    }
    return strictly(StandardCharsets.UTF_8, bytes, 0).or(() -> strictly(GB18030, bytes, 0));
  }

  private static Optional<String> strictly(Charset charset, byte[] bytes, int from) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Known containers, and text of which every tenth character is a control: not text. */
  private static boolean looksBinary(byte[] bytes, String text) {
    if (startsWith(bytes, 'P', 'K', 3, 4)
        || startsWith(bytes, '%', 'P', 'D', 'F')
        || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return true;
    }
    long controls = text.chars().filter(TextFile::isControl).count();
    return controls * 100 > (long) text.length() * CONTROLS_PER_HUNDRED;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
