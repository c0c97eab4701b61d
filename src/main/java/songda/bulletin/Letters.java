package songda.bulletin;

import java.util.regex.Pattern;

/** What a character is: a space, a Han character, Latin, a separator, a bracket; how wide it is. */
final class Letters {
  private static final String OPENERS = "（(［[【〔｛{〖";
  private static final String CLOSERS = "）)］]】〕｝}〗";
  private static final String QUOTE_OPENERS = "“‘「『《〈";
  private static final String QUOTE_CLOSERS = "”’」』》〉";

  private Letters() {}

  /** A pattern whose {@code \\s} is every Unicode space, U+3000 and NBSP included. */
  static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Most characters of a list: of the Han block, which holds no space and no mark. */
  private static boolean isPlain(int c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }

  /** ASCII space, tab, U+3000, NBSP and every other Unicode space. */
  static boolean isSpace(int c) {
    return !isPlain(c)
        && (c <= ' ' || c >= 0x7F)
        && (c == ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
  }

  static boolean isHan(int c) {
    return Character.isIdeographic(c) || c == '○';
  }

  static boolean isLatin(int c) {
    return c < 0x250 && Character.isLetter(c);
  }

  /** Level-1 separators of a list, in both widths (domain.md §2.2), and a hard line end. */
  static boolean isComma(int c) {
    return !isPlain(c) && "，,；;。｡\n﹐﹔".indexOf(c) >= 0;
  }

  /** The 顿号 that parts names of one kind. */
  static boolean isPause(int c) {
    return c == '、' || c == '､' || c == '﹑';
  }

  static boolean isSeparator(int c) {
    return isComma(c) || isPause(c);
  }

  /** Both widths, and the ratio and length marks that input methods put in their place. */
  static boolean isColon(int c) {
    return !isPlain(c) && "：:﹕︰∶ː꞉".indexOf(c) >= 0;
  }

  /** A number above 0 for an opening bracket, below 0 for its partner, else 0. */
  static int bracket(int c) {
    if (isPlain(c)) {
      return 0;
    }
    int open = OPENERS.indexOf(c);
    if (open >= 0) {
      return open / 2 + 1;
    }
    int close = CLOSERS.indexOf(c);
    return close < 0 ? 0 : -(close / 2 + 1);
  }

  /**
   * As {@link #bracket}, for quotation marks, which hold a name together but may lack a partner.
   */
  static int quote(int c) {
    if (isPlain(c)) {
      return 0;
    }
    int open = QUOTE_OPENERS.indexOf(c);
    if (open >= 0) {
      return open + 1;
    }
    return -(QUOTE_CLOSERS.indexOf(c) + 1);
  }

  /** Columns of a text: 2 for wide characters, 1 for ASCII, Latin and half-width forms. */
  static int width(CharSequence text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i++) {
      columns += width(text.charAt(i));
    }
    return columns;
  }

  private static int width(char c) {
    if (Character.isLowSurrogate(c)) {
      return 0;
    }
    boolean narrow = (c < 0x2000 && c != '·' && c != '×') || (c >= 0xFF61 && c <= 0xFFDC);
    return narrow ? 1 : 2;
  }

  static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The text without spaces at both ends, Unicode spaces included. */
  static String trim(String text) {
    int from = skipSpaces(text, 0);
    int to = text.length();
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** At most {@code limit} characters, never cutting a surrogate pair. */
  static String head(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end);
  }

  /** The text without what stands in brackets, brackets included. */
  static String outsideBrackets(String text) {
    if (!hasBracket(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int bracket = bracket(c);
      if (bracket > 0) {
        depth++;
      } else if (bracket < 0) {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean hasBracket(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bracket(text.charAt(i)) != 0) {
        return true;
      }
    }
    return false;
  }
}
