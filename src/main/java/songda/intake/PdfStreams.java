package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/**
 * Looks at the compressed streams of a PDF before any library opens it: none may swell beyond what
 * a page of text or a picture needs. Found by the keyword of ISO 32000-1, 7.3.8.1, not by the
 * file's own table, which the maker of such a file would not fill in honestly.
 */
final class PdfStreams {
  /** A picture of A4 at 400 dots an inch in colour is less. */
  private static final int MAX_UNPACKED = 64 << 20;

  /** Filters of the last century, which swell a thousandfold; small files may use them. */
  private static final int MAX_OLD_FILTERED = 64 << 10;

  /** Streams packed more than so many times in each other are no office's. */
  private static final int DEEPEST = 3;

  private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LZW = "/LZW".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RUNS = "/RunLengthDecode".getBytes(StandardCharsets.US_ASCII);

  private PdfStreams() {}

  /** True when a stream unpacks to more than 64 MB, or cannot be bounded. */
  static boolean swell(byte[] file) {
    if (file.length > MAX_OLD_FILTERED && (find(file, LZW, 0) >= 0 || find(file, RUNS, 0) >= 0)) {
      return true;
    }
    for (int at = find(file, KEYWORD, 0); at >= 0; at = find(file, KEYWORD, at + 1)) {
      int data = afterLineEnd(file, at + KEYWORD.length);
      if (data > 0 && swells(new ByteArrayInputStream(file, data, file.length - data), 1)) {
        return true;
      }
    }
    return false;
  }

  /** The index behind CR LF or LF, or −1: the keyword is part of another word. */
  private static int afterLineEnd(byte[] file, int at) {
    int lf = at < file.length && file[at] == '\r' ? at + 1 : at;
    return lf < file.length && file[lf] == '\n' ? lf + 1 : -1;
  }

  private static boolean swells(InputStream packed, int depth) {
    packed.mark(2);
    try {
      if (!isZlib(packed.read(), packed.read())) {
        return false;
      }
      packed.reset();
      return drains(new InflaterInputStream(packed), depth);
    } catch (IOException e) {
      return false;
    }
  }

  /** RFC 1950 §2.2: method 8, and a header divisible by 31. */
  private static boolean isZlib(int cmf, int flags) {
    return (cmf & 0x0F) == 8 && (cmf << 8 | flags) % 31 == 0;
  }

  /** Data that ends in the middle or is damaged is not more than what came before. */
  private static boolean drains(InputStream unpacked, int depth) throws IOException {
    byte[] start = unpacked.readNBytes(1 << 20);
    if (start.length > 2 && isZlib(start[0] & 0xFF, start[1] & 0xFF)) {
      byte[] all = unpacked.readNBytes(MAX_UNPACKED);
      InputStream inner =
          new java.io.SequenceInputStream(
              new ByteArrayInputStream(start), new ByteArrayInputStream(all));
      return depth == DEEPEST || swells(new java.io.BufferedInputStream(inner), depth + 1);
    }
    long size = start.length;
    byte[] buffer = new byte[1 << 16];
    for (int n = unpacked.read(buffer); n >= 0; n = unpacked.read(buffer)) {
      size += n;
      if (size > MAX_UNPACKED) {
        return true;
      }
    }
    return false;
  }

  private static int find(byte[] in, byte[] what, int from) {
    for (int at = from; at <= in.length - what.length; at++) {
      int i = 0;
      while (i < what.length && in[at + i] == what[i]) {
        i++;
      }
      if (i == what.length) {
        return at;
      }
    }
    return -1;
  }
}
