package songda.bulletin;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that open a tail with a colon (domain.md §2.1, and those that bulletins print beside
 * them); their letters may be spaced.
 */
enum TailWord {
  /** Who made the bulletin: its issuer. */
  ISSUER("编制单位 编印单位 主办单位"),
  /** The unit that did the work for the issuer. */
  MAKER("承办单位 主管单位 印刷单位 编发"),
  SIGNED_AT("签发时间 签发日期"),
  SIGNER("签发 签发人"),
  EDITOR("编辑 责任编辑 本期编辑 执行编辑 责编 主编 总编 编审"),
  REVIEWER("审核 审核人 审签 审定 核稿 校核 校对 责任校对 分析"),
  WRITER("撰稿 供稿 拟稿 拟稿人 打字 打印 录入 信息来源"),
  CONTACT("联系人 联系方式 信息员"),
  PHONE("电话 联系电话 值班电话 办公电话 传真"),
  MAILBOX("投稿邮箱 电子邮箱 邮箱 网址 网站 微信公众号"),
  ADDRESS("地址 联系地址 邮编 邮政编码"),
  SUBJECT_WORDS("主题词 关键词"),
  ATTACHMENT("附件 附"),
  ARCHIVE("存档 存 存查 归档");

  private record Spelled(String word, TailWord tail) {}

  private static final List<Spelled> LONGEST_FIRST =
      Stream.of(values())
          .flatMap(tail -> Stream.of(tail.words.split(" ")).map(word -> new Spelled(word, tail)))
          .sorted(Comparator.comparingInt((Spelled each) -> each.word().length()).reversed())
          .toList();

  private static final BitSet FIRSTS = Spaced.firsts(LONGEST_FIRST.stream().map(Spelled::word));

  private final String words;

  TailWord(String words) {
    this.words = words;
  }

  /**
   * A tail word found in a text.
   *
   * @param word which
   * @param end index after its colon
   */
  record Match(TailWord word, int end) {}

  /** The tail word with its colon at an index, maybe behind an opening bracket, or null. */
  static @Nullable Match at(String text, int from) {
    boolean bracketed = from < text.length() && Letters.bracket(text.charAt(from)) > 0;
    int start = bracketed ? Letters.skipSpaces(text, from + 1) : from;
    if (!Spaced.mayStand(FIRSTS, text, start)) {
      return null;
    }
    for (Spelled each : LONGEST_FIRST) {
      int end = Spaced.word(text, start, each.word());
      int colon = end < 0 ? end : Letters.skipSpaces(text, end);
      if (colon >= 0 && colon < text.length() && Letters.isColon(text.charAt(colon))) {
        return new Match(each.tail(), colon + 1);
      }
    }
    return null;
  }
}
