package songda.bulletin;

import java.util.List;

/**
 * How a document's lines are set: width, usual gap between lines, what is full, what is a gap
 * (domain.md §3.1).
 */
final class Layout {
  /** Wider lines were never wrapped: each is a paragraph. */
  private static final int WIDEST_PAGE = 120;

  /** Columns of the two-character indent that extracted text loses. */
  private static final int INDENT = 4;

  private static final String SENTENCE_END = "。！？!?";
  private static final String CLOSING = "”’」』）)\"";

  private final int width;
  private final int usualGap;

  Layout(List<Line> lines, LineWidths widths) {
    this.width = widths.overall();
    this.usualGap = usualGap(lines);
  }

  /** The most frequent number of blank lines between two text lines; the smaller one on a tie. */
  private static int usualGap(List<Line> lines) {
    int[] seen = new int[4];
    for (int i = 1; i < lines.size(); i++) {
      seen[Math.min(3, lines.get(i).blanksBefore())]++;
    }
    int usual = 0;
    for (int gap = 1; gap < seen.length; gap++) {
      usual = seen[gap] > seen[usual] ? gap : usual;
    }
    return usual;
  }

  int usualGap() {
    return usualGap;
  }

  boolean isDoubleSpaced() {
    return usualGap > 0;
  }

  /** True when more than the usual blank lines stand before a line; any, where no line wraps. */
  boolean hasGap(Line line) {
    return line.blanksBefore() > (isWrapped() ? usualGap : 0);
  }

  /** True when lines were wrapped at a known width; otherwise each line is a paragraph. */
  boolean isWrapped() {
    return width > 0 && width <= WIDEST_PAGE;
  }

  /** Rule P1: too narrow to have been wrapped; a first line has lost its indent. */
  boolean isShort(Line line, boolean first) {
    int lost = first && line.indent() == 0 ? INDENT : 0;
    return line.width() + lost < width - 3;
  }

  /** Rule P2: the width of a first line that has lost its indent. */
  boolean isIndentedWidth(Line line) {
    return line.width() >= width - 6 && line.width() <= width - 2;
  }

  boolean isIndented(Line line) {
    return line.indent() >= INDENT;
  }

  static boolean endsSentence(Line line) {
    String text = line.text();
    int end = text.length() - 1;
    while (end > 0 && CLOSING.indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return SENTENCE_END.indexOf(text.charAt(end)) >= 0;
  }
}
