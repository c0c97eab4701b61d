package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words that open a tail with a colon (domain.md §2.1, and those that bulletins print beside
 * them); their letters may be spaced.
 */
enum TailWord {
  SIGNED_AT("签发时间"),
  RESPONSIBLE_EDITOR("责任编辑"),
  CONTACT_PHONE("联系电话"),
  COMPILER("编制单位"),
  EDITING_UNIT("编印单位"),
  SPONSOR("主办单位"),
  DUTY_PHONE("值班电话"),
  ISSUE_EDITOR("本期编辑"),
  SUBMISSIONS("投稿邮箱"),
  MAILBOX("电子邮箱"),
  ORGANISER("承办单位"),
  SUBJECT_WORDS("主题词"),
  CONTACT("联系人"),
  EDITOR("编辑"),
  REVIEWER("审核"),
  ANALYST("分析"),
  PROOFREADER("校对"),
  SIGNER("签发"),
  PHONE("电话"),
  FAX("传真"),
  WEBSITE("网址"),
  CHECKER("校核"),
  EDITED_BY("责编"),
  CHIEF_EDITOR("主编"),
  WRITER("撰稿"),
  CONTRIBUTOR("供稿"),
  TYPIST("打字"),
  ADDRESS("地址"),
  ARCHIVE("存档");

  private static final List<TailWord> LONGEST_FIRST = List.of(values());

  private final String word;

  TailWord(String word) {
    this.word = word;
  }

  /**
   * A tail word found in a text.
   *
   * @param word which
   * @param end index after its colon
   */
  record Match(TailWord word, int end) {}

  /** The tail word with its colon at an index, or null. */
  static @Nullable Match at(String text, int from) {
    for (TailWord tail : LONGEST_FIRST) {
      int end = Spaced.word(text, from, tail.word);
      int colon = end < 0 ? end : Letters.skipSpaces(text, end);
      if (colon >= 0 && colon < text.length() && Letters.isColon(text.charAt(colon))) {
        return new Match(tail, colon + 1);
      }
    }
    return null;
  }
}
