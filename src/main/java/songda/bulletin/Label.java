package songda.bulletin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The label words that open a segment of the distribution block (domain.md §2.2). Their letters may
 * be spaced; the longest word wins, else 抄报 would be read as 报.
 *
 * @param word as printed, without spaces
 * @param relation what it means
 */
record Label(String word, Relation relation) {

  private static final List<Label> ALL = all();
  private static final String FRAMES = "【［[〔〖";
  private static final BitSet FIRSTS = Spaced.firsts(ALL.stream().map(Label::word));

  /**
   * A label found in a text.
   *
   * @param label which
   * @param end index after the colon, or after the word where no colon was asked for
   */
  record Match(Label label, int end) {}

  private static List<Label> all() {
    List<Label> labels = new ArrayList<>();
    add(labels, Relation.REPORT, "抄报机关", "抄报单位");
    add(labels, Relation.SEND, "抄送机关", "抄送单位", "主送机关", "主送单位", "抄送范围", "分送范围");
    add(labels, Relation.REPORT, "抄报", "呈报", "呈送", "报送", "上报", "主报");
    add(labels, Relation.SEND, "抄送", "分送", "印送", "主送", "发送");
    add(labels, Relation.ISSUE, "印发", "下发", "分发", "发至");
    add(labels, Relation.REPORT, "报", "呈");
    add(labels, Relation.SEND, "送");
    add(labels, Relation.ISSUE, "发");
    return List.copyOf(labels);
  }

  private static void add(List<Label> labels, Relation relation, String... words) {
    for (String word : words) {
      labels.add(new Label(word, relation));
    }
  }

  /** The label with its colon at an index, or in brackets of its own: 【报】; or null. */
  static @Nullable Match at(String text, int from) {
    if (from < text.length() && FRAMES.indexOf(text.charAt(from)) >= 0) {
      return framed(text, from + 1);
    }
    if (!Spaced.mayStand(FIRSTS, text, from)) {
      return null;
    }
    for (Label label : ALL) {
      int colon = Spaced.word(text, from, label.word);
      colon = colon < 0 ? colon : Letters.skipSpaces(text, colon);
      if (colon >= 0 && colon < text.length() && Letters.isColon(text.charAt(colon))) {
        return new Match(label, colon + 1);
      }
    }
    return null;
  }

  private static @Nullable Match framed(String text, int from) {
    for (Label label : Spaced.mayStand(FIRSTS, text, from) ? ALL : List.<Label>of()) {
      int end = Spaced.word(text, from, label.word);
      if (end >= 0 && end < text.length() && Letters.bracket(text.charAt(end)) < 0) {
        int colon = Letters.skipSpaces(text, end + 1);
        boolean colons = colon < text.length() && Letters.isColon(text.charAt(colon));
        return new Match(label, colons ? colon + 1 : colon);
      }
    }
    return null;
  }

  /** The label word at an index that is followed by spaces and a Han character, or null. */
  static @Nullable Match withoutColon(String text, int from) {
    if (!Spaced.mayStand(FIRSTS, text, from)) {
      return null;
    }
    for (Label label : ALL) {
      int end = Spaced.word(text, from, label.word);
      int next = end < 0 ? end : Letters.skipSpaces(text, end);
      if (next > end && next < text.length() && Letters.isHan(text.codePointAt(next))) {
        return new Match(label, next);
      }
    }
    return null;
  }
}
