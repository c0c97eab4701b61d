package songda.bulletin;

/** The numbering of a list: {@code 1、 1. （1） ①} at the start of an item (domain.md §2.2). */
final class Ordinal {
  private static final int MAX_DIGITS = 2;

  private Ordinal() {}

  /** The index after the ordinal at {@code from}, or {@code from} when there is none. */
  static int skip(String text, int from) {
    if (from >= text.length()) {
      return from;
    }
    char c = text.charAt(from);
    if (isMark(c)) {
      return from + 1;
    }
    boolean bracketed = Letters.bracket(c) == 1;
    int start = bracketed ? Letters.skipSpaces(text, from + 1) : from;
    int end = digits(text, start, !followsPause(text, from));
    if (end == start || end >= text.length()) {
      return from;
    }
    return bracketed ? closing(text, from, end) : point(text, from, end);
  }

  /** One character that is an ordinal by itself: ① ⒈ ㈠ ❶. */
  static boolean isMark(char c) {
    return (c >= '①' && c <= '⒛') || (c >= '㈠' && c <= '㈩') || (c >= '❶' && c <= '❿');
  }

  private static int closing(String text, int from, int end) {
    int close = Letters.skipSpaces(text, end);
    boolean closed = close < text.length() && Letters.bracket(text.charAt(close)) == -1;
    return closed ? close + 1 : from;
  }

  /** After the digits: 、 or . or ) — but 3.15 is a date and 12305 a name. */
  private static int point(String text, int from, int end) {
    char mark = text.charAt(end);
    if (Letters.isPause(mark) || Letters.bracket(mark) == -1) {
      return end + 1;
    }
    boolean dot = mark == '.' || mark == '．';
    boolean decimal = end + 1 < text.length() && Numerals.isDigit(text.charAt(end + 1));
    return dot && !decimal && Numerals.isDigit(text.charAt(end - 1)) ? end + 1 : from;
  }

  private static int digits(String text, int from, boolean chinese) {
    int at = from;
    while (at < text.length()
        && at - from < MAX_DIGITS
        && (Numerals.isDigit(text.charAt(at)) || (chinese && isChinese(text.charAt(at))))) {
      at++;
    }
    return at;
  }

  /** After a 、 a Chinese numeral goes on counting: 第一、二、三医院. */
  private static boolean followsPause(String text, int from) {
    return from > 0 && Letters.isPause(text.charAt(from - 1));
  }

  private static boolean isChinese(char c) {
    return "一二三四五六七八九十".indexOf(c) >= 0;
  }
}
