package songda.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The name of an attachment in a header. Pure. */
final class FileName {
  /** So that the header's line stays within 998 octets (RFC 5322 §2.1.1). */
  private static final int MOST = 80;

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private FileName() {}

  /**
   * The value of Content-Disposition: the name in UTF-8 for readers of RFC 2231 §4, and one of
   * ASCII before it for the others.
   */
  static String disposition(String name) {
    String kept = shortened(name);
    String ascii = kept.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(kept);
  }

  /** Cut in the middle, so that its ending stays. */
  private static String shortened(String name) {
    int[] points = name.codePoints().toArray();
    return points.length <= MOST
        ? name
        : new String(points, 0, MOST - 10) + "…" + new String(points, points.length - 9, 9);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        text.append((char) b);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }
}
