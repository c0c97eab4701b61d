package songda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes become text strictly, or are refused with the cause. */
class TextFileTest {
  private static final String TEXT = "报：国家邮政局\r\n送：䶮山镇政府，𬭚业公司\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void plainTextIsRecognisedWithoutAMark(String charset) {
    assertThat(text(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
  }

  @Test
  void textOfOldOfficesIsReadAsGbk() {
    assertThat(text("报：市委".getBytes(Charset.forName("GBK")))).isEqualTo("报：市委");
    assertThat(text("报：市委".getBytes(Charset.forName("GB2312")))).isEqualTo("报：市委");
  }

  @Test
  void aByteOrderMarkDecidesAndIsNoPartOfTheText() {
    assertThat(text(marked(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF))).isEqualTo(TEXT);
    assertThat(text(marked(StandardCharsets.UTF_16BE, 0xFE, 0xFF))).isEqualTo(TEXT);
    assertThat(text(marked(StandardCharsets.UTF_16LE, 0xFF, 0xFE))).isEqualTo(TEXT);
  }

  @Test
  void bytesThatContradictTheirMarkAreRefused() {
    byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xB1, (byte) 0xA8};
    assertThat(cause(bytes)).isEqualTo(Decoded.Cause.BINARY);
  }

  @Test
  void halfACharacterAtTheEndIsNotRepaired() {
    byte[] utf16 = marked(StandardCharsets.UTF_16LE, 0xFF, 0xFE);
    assertThat(cause(Arrays.copyOf(utf16, utf16.length - 1))).isEqualTo(Decoded.Cause.BINARY);
  }

  @Test
  void utf16WithoutAMarkIsNotGuessed() {
    assertThat(cause("送：a,b,c,d".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo(Decoded.Cause.BINARY);
  }

  @Test
  void whatSaysThatItIsADocumentAndIsNoneIsDamaged() {
    assertThat(cause("%PDF-1.7 text".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Decoded.Cause.DAMAGED);
    assertThat(cause(new byte[] {'P', 'K', 3, 4, 'a', 'b', 'c', 'd'}))
        .isEqualTo(Decoded.Cause.DAMAGED);
  }

  @Test
  void noiseIsNoText() {
    byte[] noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    assertThat(cause(noise)).isEqualTo(Decoded.Cause.BINARY);
    assertThat(cause(new byte[100])).isEqualTo(Decoded.Cause.BINARY);
  }

  @Test
  void oneNulInATextIsLeftToTheParser() {
    assertThat(text("送：市\0局，县局，乡局".getBytes(StandardCharsets.UTF_8))).contains("\0");
  }

  @Test
  void nothingAndOnlySpacesAreEmpty() {
    assertThat(cause(new byte[0])).isEqualTo(Decoded.Cause.EMPTY);
    assertThat(cause(" \r\n　\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Decoded.Cause.EMPTY);
    assertThat(cause(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}))
        .isEqualTo(Decoded.Cause.EMPTY);
  }

  @Test
  void twentyMegabytesAreReadAndOneByteMoreIsNot() {
    byte[] most = new byte[Intake.MAX_BYTES];
    Arrays.fill(most, (byte) 'a');
    assertThat(text(most)).hasSize(Intake.MAX_BYTES);
    assertThat(cause(new byte[Intake.MAX_BYTES + 1])).isEqualTo(Decoded.Cause.TOO_LARGE);
  }

  private static byte[] marked(Charset charset, int... mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int each : mark) {
      bytes.write(each);
    }
    bytes.writeBytes(TEXT.getBytes(charset));
    return bytes.toByteArray();
  }

  private static String text(byte[] bytes) {
    return ((Decoded.Text) Intake.read(bytes)).text();
  }

  private static Decoded.Cause cause(byte[] bytes) {
    return ((Decoded.Unreadable) Intake.read(bytes)).cause();
  }
}
