package songda.bulletin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds 密级 marks (design.md §9.1): a 密级 word alone or with ★ and its term on a line of its own
 * before the first title, or after a label 密级：. Words in running text never count.
 */
final class SecurityMark {
  private static final String SECRET = "(绝\\s*+密|机\\s*+密|秘\\s*+密)";

  /** What stands to the left of a mark on its line: a number, a degree of urgency, a star. */
  private static final String BEFORE =
      "(?:[特加平急件提]{2}[\\s·•/]++|(?:第|编\\s?号\\s*+[：:]?|№|No\\.?)?\\s*+[0-9０-９]{1,10}号?\\s++|[★☆*＊]\\s*+)?";

  /** The word, its term, and on the same line nothing but a number or a degree of urgency. */
  private static final Pattern ALONE =
      Letters.pattern(
          BEFORE
              + "(?:保\\s*+密\\s*+期\\s*+限\\s*+[：:]\\s*+)?[\\[【(（〖]?"
              + SECRET
              + "(?:级|件|文件)?[\\])）】〗]?[：:]?(?:\\s*+[★☆*＊].{0,12}|\\s*+"
              + Numerals.NUMBER
              + "\\s*+[年月])?(?:\\s++(?:编\\s?号|份\\s?号|№|No).{0,20}"
              + "|\\s++第?[0-9０-９]{1,10}号?|[\\s·•/]++[特加平急件提]{2})?");

  private static final Pattern LABELLED =
      Letters.pattern("(?:^|\\s)密\\s*+级(?:\\s*+[：:]\\s*+|\\s++)[\\[【(（]?\\s*+" + SECRET);

  private static final Pattern INTERNAL =
      Letters.pattern("[\\[【(（]?\\s*+(内部(?:资料|文件|刊物|参阅)|不得外传|工作秘密|注意保[存密]).{0,20}");

  /** A wider line is no mark, however many spaces it has. */
  private static final int WIDEST = 400;

  /** No line that is a mark is longer. */
  private static final int LONGEST = 60;

  private static final Pattern COMMA_BEFORE = Pattern.compile("[，、](?=注意保|不得外传|请勿外传|严禁外传)");

  private static final Words SENTENCE = Words.of("。 ， ； 的 、");

  private SecurityMark() {}

  /**
   * Reports CLASSIFIED or INTERNAL_MARK.
   *
   * @param lines of the whole text
   * @param beforeTitle how many of them stand before the first title
   */
  static void check(List<Line> lines, int beforeTitle, Findings findings) {
    for (int i = 0; i < lines.size(); i++) {
      String text = squeezed(lines.get(i).text());
      Matcher mark = LABELLED.matcher(text);
      Matcher alone = ALONE.matcher(text);
      if (text.indexOf('级') >= 0 && mark.find()) {
        classified(lines.get(i), mark, findings);
      } else if (i < beforeTitle && text.length() <= LONGEST && alone.matches()) {
        classified(lines.get(i), alone, findings);
      } else if (i < beforeTitle && isInternal(text)) {
        findings.add(NoticeCode.INTERNAL_MARK, lines.get(i).number(), text, text);
      }
    }
  }

  private static void classified(Line line, Matcher mark, Findings findings) {
    String word = Spelling.heal(mark.group(1));
    findings.add(NoticeCode.CLASSIFIED, line.number(), line.trimmed(), word);
  }

  /** The line without markup, every run of spaces one. */
  private static String squeezed(String line) {
    StringBuilder text = new StringBuilder();
    if (line.length() > WIDEST) {
      return line;
    }
    String plain = line.replace("**", "");
    for (int at = BlockScanner.lead(plain); at < plain.length(); at++) {
      char c = plain.charAt(at);
      boolean space = Letters.isSpace(c);
      if (!space || !Letters.isSpace(plain.charAt(at - 1))) {
        text.append(space ? ' ' : c);
      }
    }
    return text.toString();
  }

  /** True for a line that is an internal mark and no sentence. */
  static boolean isInternal(String line) {
    if (line.length() > WIDEST) {
      return false;
    }
    String text = COMMA_BEFORE.matcher(squeezed(line)).replaceFirst(" ");
    return text.length() <= 40 && INTERNAL.matcher(text).matches() && SENTENCE.firstIn(text) < 0;
  }

  /** True for a line that is a 密级 word with its term. */
  static boolean isMark(String line) {
    String text = squeezed(line);
    return text.length() <= LONGEST && ALONE.matcher(text).matches();
  }
}
