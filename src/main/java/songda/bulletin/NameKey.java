package songda.bulletin;

import java.text.Normalizer;

/**
 * The key under which two spellings of a name are the same (domain.md §2.2): NFKC, spaces and
 * invisible characters stripped, brackets and quotation marks unified.
 */
public final class NameKey {
  private NameKey() {}

  /** The matching key of a name; equal keys mean the same printed name, never a similar one. */
  public static String of(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder key = new StringBuilder(folded.length());
    for (int at = 0; at < folded.length(); ) {
      int c = folded.codePointAt(at);
      at += Character.charCount(c);
      if (!Letters.isSpace(c) && Character.getType(c) != Character.FORMAT) {
        key.appendCodePoint(unified(c));
      }
    }
    return key.toString();
  }

  private static int unified(int c) {
    return switch (c) {
      case '〔', '【', '[', '{', '〖', '﹝' -> '(';
      case '〕', '】', ']', '}', '〗', '﹞' -> ')';
      case '“', '”', '„', '‟', '〝', '〞', '「', '」', '『', '』', '‘', '’', '\'' -> '"';
      default -> c;
    };
  }
}
