package songda.bulletin;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the distribution block in a document (domain.md §2.1): from the first label line after
 * which only labels, continuations and tails follow to the end; failing that, at the head of the
 * text.
 */
final class BlockLocator {
  /** Marks of running text that no list of names has. */
  private static final Pattern SENTENCE =
      Pattern.compile("[！？!?]|特此|现将|如下|请于|请各|请认真|并于|应当|必须|不得|以便");

  /** Words of a sentence that no printed name has, wrapped or not. */
  private static final Pattern PROSE =
      Pattern.compile(
          "(?<!美)的(?!士)|了|召开|指出|强调|要求|做好|认真|目前|近日|下一步|根据|按照|通过|进行|关于|以来|这是"
              + "|本周|本月|今天|今年|完成|说明|要[做抓加把以进切严认继]");

  private static final Words DEEDS = Words.of("召开 开展 举行 举办 推进 关于 部署 加强 通报 情况");

  /** How many lines a masthead may have. */
  private static final int MASTHEAD = 12;

  private final List<Line> lines;
  private final Findings findings;
  private final int usualGap;
  private final int leastGap;

  BlockLocator(List<Line> lines, int usualGap, Findings findings) {
    this.lines = lines;
    this.findings = findings;
    this.usualGap = usualGap;
    this.leastGap = lines.stream().skip(1).mapToInt(Line::blanksBefore).min().orElse(0);
  }

  /**
   * The lines of a block.
   *
   * @param from index of its first line
   * @param to index after its last line
   */
  record Place(int from, int to) {}

  /**
   * Where the block stands, tail lines directly above it included; where there is none, the tail
   * lines at the end, or the label line of a pasted mail header.
   */
  Place locate() {
    Place place = atTail();
    place = place == null ? atHead() : place;
    place = place == null ? mailHeader() : place;
    if (place == null) {
      stopped();
    }
    int to = place == null ? lines.size() : place.to();
    int from = place == null ? to : place.from();
    while (from > 0 && isWorded(text(from - 1))) {
      from--;
    }
    return new Place(from, to);
  }

  private @Nullable Place atTail() {
    int first = -1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String text = text(i);
      if (isLabel(text)) {
        if (isRunningText(text)) {
          break;
        }
        first = i;
      } else if (isBody(i)) {
        break;
      }
    }
    return first < 0 ? null : new Place(first, lines.size());
  }

  /** A line that is no part of a block: neither a tail nor what a list may go on with. */
  private boolean isBody(int at) {
    String text = text(at);
    return !isTail(text) && (isSentence(text) || standsApart(at));
  }

  /** NO_DISTRIBUTION_BLOCK where there is a label line, but other text comes after its list. */
  private void stopped() {
    int label = lines.size() - 1;
    while (label >= 0 && !opensList(text(label))) {
      label--;
    }
    for (int at = label + 1; label >= 0 && at < lines.size(); at++) {
      if (!isLabel(text(at)) && isBody(at)) {
        Line line = lines.get(at);
        String opening = Integer.toString(lines.get(label).number());
        findings.add(
            NoticeCode.NO_DISTRIBUTION_BLOCK,
            line.number(),
            text(at),
            text(at),
            opening,
            text(label),
            "STOPPED");
        return;
      }
    }
  }

  /** A label with a complete name after it. */
  private static boolean opensList(String text) {
    Label.Match label = Label.at(text, 0);
    if (label == null || isRunningText(text)) {
      return false;
    }
    List<String> names = Spelling.split(Letters.head(text.substring(label.end()), 60));
    return !names.isEmpty() && Organisation.isComplete(names.get(0));
  }

  /** Prose, or a line with words that only sentences have. */
  private static boolean isSentence(String text) {
    return isProse(text) || PROSE.matcher(text).find();
  }

  /** After a wider gap than elsewhere, and neither goes on with a list nor ends as a name does. */
  private boolean standsApart(int at) {
    if (at == 0
        || lines.get(at).blanksBefore() <= leastGap
        || Letters.isSeparator(lastOf(at - 1))) {
      return false;
    }
    String text = text(at);
    int end = text.length();
    while (end > 0 && Letters.isSeparator(text.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && !Letters.isSeparator(text.charAt(from - 1))) {
      from--;
    }
    return !Organisation.isComplete(Letters.trim(text.substring(from, end)));
  }

  private char lastOf(int at) {
    String text = text(at);
    return text.charAt(text.length() - 1);
  }

  private @Nullable Place atHead() {
    int from = 0;
    while (from < lines.size() && from < MASTHEAD && !isLabel(text(from))) {
      if (isProse(text(from)) || text(from).endsWith("。")) {
        return null;
      }
      from++;
    }
    if (from >= lines.size() || from >= MASTHEAD || isAddressed(text(from))) {
      return null;
    }
    int to = from + 1;
    while (to < lines.size() && continues(to)) {
      to++;
    }
    return new Place(from, to);
  }

  /** A head block goes on with labels, tails, wraps, and names set one a line. */
  private boolean continues(int at) {
    String text = text(at);
    if (isLabel(text) || isTail(text)) {
      return true;
    }
    String above = text(at - 1);
    char last = lastOf(at - 1);
    if (isSentence(text) || last == '。') {
      return false;
    }
    boolean wraps =
        Letters.isSeparator(last) || Letters.isSeparator(text.charAt(0)) || Letters.isColon(last);
    boolean gap = lines.get(at).blanksBefore() > usualGap;
    return wraps || (!gap && !isTail(above) && isName(text));
  }

  private static boolean isName(String text) {
    return text.length() <= 30
        && DEEDS.firstIn(text) < 0
        && Organisation.isComplete(Letters.trim(text.replaceAll("[。；;]$", "")));
  }

  /** The label line that holds an e-mail address where there is no block: a pasted mail header. */
  private @Nullable Place mailHeader() {
    for (int i = 0; i < lines.size(); i++) {
      if (isLabel(text(i)) && isAddressed(text(i))) {
        return new Place(i, i + 1);
      }
    }
    return null;
  }

  private static boolean isAddressed(String text) {
    return text.indexOf('@') >= 0;
  }

  private String text(int i) {
    return content(lines.get(i));
  }

  /** The line without indentation, quotation marks of a mail and markup. */
  static String content(Line line) {
    String text = line.text().replace("**", "");
    String rest = text.substring(BlockScanner.lead(text));
    return rest.isEmpty() ? "-" : rest;
  }

  static boolean isLabel(String text) {
    return Label.at(text, 0) != null;
  }

  static boolean isTail(String text) {
    return TailWord.at(text, 0) != null
        || TailNote.copiesAt(text, 0, true) != null
        || TailNote.archiveEnd(text, 0) >= 0
        || TailNote.isDated(text, 0)
        || TailNote.isRemark(text, 0)
        || PrinterLine.on(text, 0) != null;
  }

  /** A tail that says by its own word what it is: a date or a remark above the list is body. */
  private static boolean isWorded(String text) {
    return TailWord.at(text, 0) != null
        || TailNote.copiesAt(text, 0, true) != null
        || PrinterLine.on(text, 0) != null;
  }

  private static boolean isRunningText(String text) {
    return SENTENCE.matcher(text).find();
  }

  /** Prose has a full stop before its end, a colon that is no label's, or words of a sentence. */
  private static boolean isProse(String text) {
    if (isRunningText(text)) {
      return true;
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth = Math.max(0, depth + Integer.signum(Letters.bracket(c)));
      boolean ends = c == '。' && i < text.length() - 1;
      if (depth == 0 && (ends || Letters.isColon(c)) && !opensWord(text, i, ends)) {
        return true;
      }
    }
    return false;
  }

  /** True when the full stop or the colon belongs to a label or a tail inside the line. */
  private static boolean opensWord(String text, int at, boolean stop) {
    if (stop) {
      int next = Letters.skipSpaces(text, at + 1);
      return next >= text.length()
          || Label.at(text, next) != null
          || TailWord.at(text, next) != null
          || TailNote.copiesAt(text, next, true) != null
          || TailNote.archiveEnd(text, next) >= 0
          || (text.length() - next < 80 && PrinterLine.on(text.substring(next), 0) != null);
    }
    for (int from = at - 1; from >= 0 && at - from < 16; from--) {
      boolean boundary =
          from > 0
              && (Letters.isSpace(text.charAt(from - 1))
                  || Letters.isSeparator(text.charAt(from - 1)));
      boolean word = Label.at(text, from) != null || TailWord.at(text, from) != null;
      if (boundary && word) {
        return true;
      }
    }
    return false;
  }
}
