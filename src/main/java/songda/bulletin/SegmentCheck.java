package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks through one segment for the errors of domain.md §2.6 that need no reading of its names. */
final class SegmentCheck {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?=[×_＿XxＸｘ□◯某请\\[〔【])(?:请填写|[\\[〔【]单位名称[\\]〕】]|×{2,}+|_{2,}+|＿{2,}+|[Xx]{3,}+|[XxＸｘ]{2,}+(?=\\p{IsHan})|Ｘ{2,}+"
              + "|□{2,}+|◯{2,}+|(?<!\\p{IsHan})某{2,}+)");

  private static final Words NO_NAMES = Words.of("无 空 略 （略） (略) 见附件 见附表 见发送名单 见附件名单 详见附件");

  private static final Pattern NOTHING = Pattern.compile("[-—–－/／\\\\]{1,9}");

  private final Passage passage;
  private final String text;
  private final Findings findings;

  SegmentCheck(Passage passage, Findings findings) {
    this.passage = passage;
    this.text = passage.text();
    this.findings = findings;
  }

  /** PLACEHOLDER, NOT_A_UNIT, UNBALANCED_BRACKET and DANGLING_SEPARATOR. */
  void errors(Brackets brackets) {
    placeholder();
    address();
    colon(brackets);
    dangling();
    int unpaired = brackets.unpaired();
    if (unpaired != Brackets.NONE) {
      String near = text.substring(nameStart(unpaired), nameEnd(unpaired + 1));
      findings.add(NoticeCode.UNBALANCED_BRACKET, passage.lineAt(unpaired), near, near);
    }
  }

  private void placeholder() {
    Matcher found = PLACEHOLDER.matcher(text);
    if (found.find()) {
      String near = text.substring(nameStart(found.start()), nameEnd(found.end()));
      findings.add(NoticeCode.PLACEHOLDER, passage.lineAt(found.start()), near, near);
    }
  }

  private void address() {
    for (int at = nextAt(0); at >= 0; at = nextAt(at + 1)) {
      int from = at;
      while (from > 0 && isAddressPart(text.charAt(from - 1))) {
        from--;
      }
      int to = at + 1;
      while (to < text.length() && isAddressPart(text.charAt(to))) {
        to++;
      }
      if (from < at && text.substring(at + 1, to).indexOf('.') > 0) {
        String address = text.substring(from, to);
        findings.add(NoticeCode.NOT_A_UNIT, passage.lineAt(from), address, address);
        return;
      }
    }
  }

  /** NOT_A_UNIT: a colon after a word that is no label; the one that ends a name is let pass. */
  private void colon(Brackets brackets) {
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      depth += brackets.step(at);
      if (depth > 0 || !Letters.isColon(text.charAt(at))) {
        continue;
      }
      int last = lastColon(at);
      if (nameEnd(last + 1) > last + 1) {
        String near = text.substring(nameStart(at), nameEnd(last + 1));
        String word = text.substring(nameStart(at), at);
        findings.add(NoticeCode.NOT_A_UNIT, passage.lineAt(at), near, near, word, "WORD");
        return;
      }
      at = last;
    }
  }

  private int lastColon(int at) {
    int last = at;
    while (last + 1 < text.length()
        && text.charAt(last + 1) != '\n'
        && (Letters.isColon(text.charAt(last + 1)) || Letters.isSpace(text.charAt(last + 1)))) {
      last++;
    }
    return last;
  }

  private int nextAt(int from) {
    int half = text.indexOf('@', from);
    int full = text.indexOf('＠', from);
    return half < 0 || (full >= 0 && full < half) ? full : half;
  }

  private static boolean isAddressPart(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0);
  }

  /** DANGLING_SEPARATOR: the list ends in 、 or ， as on a page whose next is missing. */
  private void dangling() {
    int last = text.length() - 1;
    while (last >= 0 && Letters.isSpace(text.charAt(last)) && text.charAt(last) != '\n') {
      last--;
    }
    char mark = last < 0 ? ' ' : text.charAt(last);
    if (Letters.isPause(mark) || mark == '，' || mark == ',' || mark == '﹐') {
      String near = text.substring(nameStart(last), last + 1);
      findings.add(
          NoticeCode.DANGLING_SEPARATOR, passage.lineAt(last), near, Character.toString(mark));
    }
  }

  /** What is put after a label to say that it has no names. */
  static boolean isNothing(String name) {
    return NO_NAMES.contains(name) || NOTHING.matcher(name).matches();
  }

  /** EMPTY_RELATION: nothing after the label. */
  static void empty(Segment segment, Findings findings) {
    Label label = segment.label();
    if (label != null) {
      findings.add(NoticeCode.EMPTY_RELATION, segment.line(), label.word() + "：", label.word());
    }
  }

  /** ORPHAN_LIST: names before the first label. */
  static void orphan(@Nullable Segment segment, Findings findings) {
    Segment.Piece first =
        segment == null || segment.pieces().isEmpty() ? null : segment.pieces().get(0);
    if (first != null) {
      String name = first.text();
      int line = first.line().number();
      findings.add(NoticeCode.ORPHAN_LIST, line, name, name);
    }
  }

  private int nameStart(int at) {
    int from = at;
    while (from > 0 && !Letters.isSeparator(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private int nameEnd(int at) {
    int to = at;
    while (to < text.length() && !Letters.isSeparator(text.charAt(to))) {
      to++;
    }
    return to;
  }
}
