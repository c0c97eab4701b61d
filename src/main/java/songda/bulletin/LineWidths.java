package songda.bulletin;

import java.util.List;

/**
 * The width W of a document's lines: the largest width that two lines share within ±2 columns, else
 * unknown; a line is full from W−2 (domain.md §2.3).
 */
final class LineWidths {
  /** Two lines agree when they differ by no more columns than this. */
  private static final int TOLERANCE = 2;

  /** No page sets wider lines; longer ones were never wrapped. */
  private static final int WIDEST = 1_000;

  /**
   * No page sets narrower lines (20 Han characters): two short lines that agree measure nothing.
   */
  private static final int NARROWEST = 40;

  /** Times as many lines at the margin as hang over it. */
  private static final int FREQUENT = 4;

  /** W when no two lines agree. */
  static final int UNKNOWN = -1;

  private final int[] linesOfWidth = new int[WIDEST + 1];

  /** Of lines that are whole paragraphs: nothing was wrapped, and no width says anything. */
  static LineWidths ofParagraphs() {
    return new LineWidths(List.of());
  }

  LineWidths(List<Line> lines) {
    for (Line line : lines) {
      linesOfWidth[clip(line)]++;
    }
  }

  private static int clip(Line line) {
    int width = line.width();
    return width > WIDEST ? 0 : width;
  }

  /** W over all lines. */
  int overall() {
    int widest = widestShared();
    return hangs(widest) ? widest - TOLERANCE : widest;
  }

  /**
   * Hanging punctuation and spaced numbers set a few lines one character wider: the width below, if
   * it is that much more frequent, is W.
   */
  private boolean hangs(int width) {
    if (width == UNKNOWN) {
      return false;
    }
    int wider = linesOfWidth[width] + linesOfWidth[width - 1];
    return linesOfWidth[width - TOLERANCE] >= FREQUENT * wider;
  }

  private int widestShared() {
    int wider = UNKNOWN;
    for (int width = WIDEST; width >= NARROWEST - TOLERANCE; width--) {
      if (linesOfWidth[width] == 0) {
        continue;
      }
      if (linesOfWidth[width] > 1) {
        return atLeastNarrowest(wider > 0 && wider - width <= TOLERANCE ? wider : width);
      }
      if (wider > 0 && wider - width <= TOLERANCE) {
        return atLeastNarrowest(wider);
      }
      wider = width;
    }
    return UNKNOWN;
  }

  private static int atLeastNarrowest(int width) {
    return width >= NARROWEST ? width : UNKNOWN;
  }

  /** W measured on the other lines alone. */
  int without(List<Line> lines) {
    if (overall() == UNKNOWN) {
      return UNKNOWN;
    }
    lines.forEach(line -> linesOfWidth[clip(line)]--);
    int width = overall();
    lines.forEach(line -> linesOfWidth[clip(line)]++);
    return width;
  }

  static boolean isFull(int width, int limit) {
    return limit > 0 && width >= limit - TOLERANCE;
  }
}
