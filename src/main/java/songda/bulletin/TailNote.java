package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tails that open with no word of their own: （共印N份）, 存档（N） (domain.md §2.2), and the unit with
 * its date below the list, which says nothing of who printed it.
 */
final class TailNote {
  private static final Pattern COPIES =
      Letters.pattern(
          "[（(]?\\s*+(?:本期|本简报)?\\s*+[共打]?\\s*+印\\s*+"
              + "(?:(?:数|制份数|发)?\\s*+[：:]?\\s*+(?="
              + Numerals.NUMBER
              + "\\s*+份)|数\\s*+[：:]\\s*+(?=[0-9０-９]{1,9}+\\s*+$))("
              + Numerals.NUMBER
              + ")\\s*+份?\\s*+[)）]?");

  /** Asked only where a line or a part of it opens: 各科室（共20份） says it of one recipient. */
  private static final Pattern TOTAL =
      Letters.pattern(
          "[（(]?\\s*+(?:共\\s*+计?|份\\s*+数\\s*+[：:])\\s*+("
              + Numerals.NUMBER
              + ")\\s*+份?\\s*+[)）]?(?=\\s|[，,；;。.]|$)");

  private static final Pattern ALONE =
      Letters.pattern("[（(]\\s*+(" + Numerals.NUMBER + ")\\s*+份\\s*+[)）]\\s*+");

  /** Who may read the paper, who wrote it, what page it is: no recipient, and the end of a list. */
  private static final Pattern REMARK =
      Letters.pattern(
          "[（(]?\\s*+此(?:件|文|简报|页).{0,50}+|[（(](?:公开|注|编者|联系|说明|阅后|发至).{0,50}[)）]"
              + "|[（(][^（）()]{2,30}供稿[)）]|扫描?二维码.{0,30}+|欢迎(?:来稿|投稿|赐稿).{0,50}+|★{1,9}|\\d{1,3}/\\d{1,3}|共\\s*\\d{1,3}\\s*页");

  private static final Pattern ARCHIVE =
      Letters.pattern(
          "(?:存\\s*+(?:档\\s*+(?:备\\s*+[查案])?|查|底|(?=\\s*+$))|留\\s*+[存底]|归\\s*+档)\\s*+(?:[（(]\\s*+"
              + Numerals.NUMBER
              + "\\s*+份?\\s*+[)）]|[0-9０-９]{1,4}\\s*+份)?(?=\\s|　|[、，,；;。.]|$)");

  private static final Pattern DATED =
      Letters.pattern(
          "(?:[^\\s，、；。：,;:]{2,30}(?:\\s{2,}+|　))?(?:"
              + Numerals.DATE
              + "|\\d{4}[.-]\\d{1,2}[.-]\\d{1,2})\\s*+(?:编?印|印?发)?");

  private TailNote() {}

  /**
   * A matcher that has matched a copies note at an index, or null.
   *
   * @param opens whether a line or a part of it opens there
   */
  static @Nullable Matcher copiesAt(String text, int from, boolean opens) {
    char c = text.charAt(from);
    if ("共印份本打".indexOf(c) < 0 && Letters.bracket(c) <= 0) {
      return null;
    }
    Matcher printed = at(COPIES, text, from);
    return printed == null && opens ? at(TOTAL, text, from) : printed;
  }

  /** A matcher that has matched （60份） as all that stands from an index on, or null. */
  static @Nullable Matcher aloneAt(String text, int from) {
    Matcher alone = ALONE.matcher(text).region(from, text.length());
    return alone.matches() ? alone : null;
  }

  /** Whether the text from an index is a remark and nothing else: 此件公开发布. */
  static boolean isRemark(String text, int from) {
    int length = text.length() - from;
    return length > 0
        && length < 60
        && mayOpenRemark(text.charAt(from))
        && REMARK.matcher(text).region(from, text.length()).matches();
  }

  /** The index after an archive note, or -1. */
  static int archiveEnd(String text, int from) {
    Matcher archive = "存留归".indexOf(text.charAt(from)) >= 0 ? at(ARCHIVE, text, from) : null;
    return archive == null ? -1 : archive.end();
  }

  /** Looked at before the pattern: most names open otherwise. */
  private static boolean mayOpenRemark(char c) {
    return "此扫欢★共".indexOf(c) >= 0 || Letters.bracket(c) > 0 || Character.isDigit(c);
  }

  /** Whether the text from an index is a date, maybe with the unit set apart to its left. */
  static boolean isDated(String text, int from) {
    int length = text.length() - from;
    return length > 0
        && length < 80
        && mayEndDate(text.charAt(text.length() - 1))
        && DATED.matcher(text).region(from, text.length()).matches();
  }

  /** Looked at before the pattern: most lines of a long list end otherwise. */
  private static boolean mayEndDate(char c) {
    return c == '日' || c == '印' || c == '发' || Numerals.isDigit(c);
  }

  private static @Nullable Matcher at(Pattern pattern, String text, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher : null;
  }
}
