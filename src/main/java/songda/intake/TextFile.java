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
final class TextFile {
  /** Control characters beyond this share of the text mean that it is not text. */
  private static final int CONTROLS_PER_HUNDRED = 10;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private TextFile() {}

  /** The text of a file, or why it has none; a byte order mark is not part of the text. */
  static Decoded decode(byte[] bytes) {
    Optional<String> text = decodeStrictly(bytes);
    if (text.isEmpty() || looksBinary(text.get())) {
      return new Decoded.Unreadable(Decoded.Cause.BINARY);
    }
    if (text.get().isBlank()) {
      return new Decoded.Unreadable(Decoded.Cause.EMPTY);
    }
    return Decoded.Text.plain(Radicals.unified(text.get()));
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

  /** Text of which every tenth character is a control is none. */
  private static boolean looksBinary(String text) {
    long controls = text.chars().filter(TextFile::isControl).count();
    return controls * 100 > (long) text.length() * CONTROLS_PER_HUNDRED;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0;
  }

  static boolean startsWith(byte[] bytes, int... mark) {
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
