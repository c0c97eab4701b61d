package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import songda.intake.PageNumber;

/**
 * A text as numbered lines: CRLF and CR read as LF; the byte order mark, zero-width and other
 * invisible characters dropped; trailing spaces, blank lines, rules and page numbers left out but
 * counted.
 */
final class SourceText {
  /** More text lines than this are no bulletin (500 pages hold 20,000). */
  static final int MAX_LINES = 1_000_000;

  /** The rules above and below a 报尾 as text has them (domain.md §1.1). */
  private static final Pattern RULE =
      Pattern.compile("[-—–－―─━═=*·│┃║|┌┐└┘├┤┬┴┼╔╗╚╝╠╣┏┓┗┛┣┫]{3,}+");

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int number = 1;
  private int blanks;
  private @Nullable Notice trouble;

  private SourceText() {}

  static SourceText of(String text) {
    SourceText source = new SourceText();
    source.read(text);
    return source;
  }

  List<Line> lines() {
    return lines;
  }

  /** BAD_CHARACTER of the first such character, or UNREADABLE for too many lines, or null. */
  @Nullable Notice trouble() {
    return trouble;
  }

  private void read(String text) {
    for (int i = 0; i < text.length() && lines.size() <= MAX_LINES; i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      if (c == '\n' || c == '\r') {
        endLine();
      } else if (isBad(text, i)) {
        reportBad(text, i);
      } else if (!isInvisible(c)) {
        current.append(c);
      }
    }
    endLine();
    if (lines.size() > MAX_LINES && trouble == null) {
      trouble = Notice.of(NoticeCode.UNREADABLE, null, null, "" + MAX_LINES, "LINES");
    }
  }

  private void endLine() {
    int end = current.length();
    while (end > 0 && Letters.isSpace(current.charAt(end - 1))) {
      end--;
    }
    String text = withoutFrame(current.substring(0, end));
    current.setLength(0);
    if (text.isEmpty() || isFurniture(Letters.trim(text))) {
      blanks++;
    } else {
      lines.add(new Line(number, text, blanks));
      blanks = 0;
    }
    number++;
  }

  /** A line of a table drawn with box characters, without its sides; the rest keeps its place. */
  private static String withoutFrame(String text) {
    int first = Letters.skipSpaces(text, 0);
    int last = text.length() - 1;
    if (last <= first || !isSide(text.charAt(first)) || !isSide(text.charAt(last))) {
      return text;
    }
    int end = last;
    while (end > first + 1 && Letters.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return " ".repeat(first + 1) + text.substring(first + 1, end);
  }

  private static boolean isSide(char c) {
    return c == '│' || c == '┃' || c == '║' || c == '|' || c == '｜';
  }

  /** What a page is set with: its number, a rule. */
  private static boolean isFurniture(String text) {
    return PageNumber.is(text) || RULE.matcher(text).matches();
  }

  /** NUL, U+FFFD, non-characters and halves of a surrogate pair. */
  private static boolean isBad(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == 0 || c >= 0xFFFD;
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || (type == Character.CONTROL && !Letters.isSpace(c));
  }

  private void reportBad(String text, int i) {
    if (trouble != null) {
      return;
    }
    String code = String.format("U+%04X", (int) text.charAt(i));
    String near = Letters.trim(current.substring(Math.max(0, current.length() - 10)));
    trouble =
        Notice.of(
            NoticeCode.BAD_CHARACTER, number, near.isEmpty() ? null : near, "" + number, code);
  }
}
