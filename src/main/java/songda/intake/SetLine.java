package songda.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line as it is set on a page: its glyphs from left to right. */
final class SetLine {
  /** A gap of this share of the font's size is a space between letters. */
  private static final double WORD_GAP = 0.25;

  /** A gap of this many sizes parts what stands left from what stands right. */
  private static final double COLUMN_GAP = 1.2;

  /** What stands before a gap of this many sizes may be a label with its list behind it. */
  private static final double HEAD_GAP = 0.45;

  /** A glyph drawn twice to look bold lies this near, in sizes. */
  private static final double OVERPRINT = 0.2;

  private final int page;
  private final double baseline;
  private final List<Glyph> glyphs;
  private final boolean endsInSpace;

  /** Spaces around the glyphs are left out. */
  private SetLine(int page, double baseline, List<Glyph> glyphs) {
    this.page = page;
    this.baseline = baseline;
    this.glyphs = trim(glyphs);
    this.endsInSpace = !glyphs.isEmpty() && isSpace(glyphs.get(glyphs.size() - 1));
  }

  /** The line of some glyphs of one page in any order; blank when they are all spaces. */
  static SetLine of(int page, double baseline, List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::x));
    List<Glyph> kept = new ArrayList<>();
    for (Glyph glyph : sorted) {
      if (!isOverprint(kept, glyph)) {
        kept.add(glyph);
      }
    }
    return new SetLine(page, baseline, kept);
  }

  private static boolean isOverprint(List<Glyph> kept, Glyph glyph) {
    if (kept.isEmpty()) {
      return false;
    }
    Glyph last = kept.get(kept.size() - 1);
    return last.text().equals(glyph.text())
        && Math.abs(last.x() - glyph.x()) < OVERPRINT * glyph.size();
  }

  private static List<Glyph> trim(List<Glyph> glyphs) {
    int from = 0;
    int to = glyphs.size();
    while (from < to && isSpace(glyphs.get(from))) {
      from++;
    }
    while (to > from && isSpace(glyphs.get(to - 1))) {
      to--;
    }
    return List.copyOf(glyphs.subList(from, to));
  }

  private static boolean isSpace(Glyph glyph) {
    return glyph.text().isBlank();
  }

  /** Whether a space is printed behind its last character. */
  boolean endsInSpace() {
    return endsInSpace;
  }

  boolean isBlank() {
    return glyphs.isEmpty();
  }

  int page() {
    return page;
  }

  double baseline() {
    return baseline;
  }

  double left() {
    return glyphs.get(0).x();
  }

  double right() {
    return glyphs.get(glyphs.size() - 1).right();
  }

  /** The size of most of its glyphs, by advance. */
  double size() {
    double widest = 0;
    double size = glyphs.get(0).size();
    double width = 0;
    double before = -1;
    for (Glyph glyph : glyphs) {
      width = glyph.size() == before ? width + glyph.width() : glyph.width();
      before = glyph.size();
      if (width > widest) {
        widest = width;
        size = before;
      }
    }
    return size;
  }

  /** The glyphs up to the first gap. */
  SetLine head() {
    return new SetLine(page, baseline, glyphs.subList(0, headEnd()));
  }

  /** What stands behind that gap; blank when nothing does. */
  SetLine rest() {
    return new SetLine(page, baseline, glyphs.subList(headEnd(), glyphs.size()));
  }

  /** The two as one line, this at the left, on the other's baseline. */
  SetLine before(SetLine other) {
    List<Glyph> both = new ArrayList<>(glyphs);
    both.addAll(other.glyphs);
    return new SetLine(page, other.baseline, both);
  }

  private int headEnd() {
    Glyph before = null;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      if (isSpace(glyph)) {
        continue;
      }
      if (before != null && glyph.x() - before.right() > HEAD_GAP * glyph.size()) {
        return i;
      }
      before = glyph;
    }
    return glyphs.size();
  }

  /** Its text, gaps as spaces. */
  String text() {
    StringBuilder text = new StringBuilder();
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      if (before != null && !isSpace(before) && !isSpace(glyph)) {
        double gap = (glyph.x() - before.right()) / glyph.size();
        if (gap > COLUMN_GAP) {
          text.append("  ");
        } else if (gap > WORD_GAP && isWordGap(before, glyph)) {
          text.append(' ');
        }
      }
      text.append(glyph.text());
      before = glyph;
    }
    return text.toString();
  }

  /** Han characters are set apart to fill a line; only letters have spaces between words. */
  private static boolean isWordGap(Glyph left, Glyph right) {
    int last = left.text().codePointBefore(left.text().length());
    int first = right.text().codePointAt(0);
    return isLetter(last) && isLetter(first);
  }

  private static boolean isLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint);
  }

  /** The advance of what cannot be parted from its first character: a word, or a character. */
  double firstWord() {
    int end = 1;
    String first = glyphs.get(0).text();
    if (isLetter(first.codePointAt(0))) {
      while (end < glyphs.size() && isLetter(glyphs.get(end).text().codePointAt(0))) {
        end++;
      }
    } else if ("《“‘（(「『〔【".contains(first)) {
      end++;
    }
    if (end < glyphs.size() && "，。、；：！？”’）)》」』〕】,.;:%％".contains(glyphs.get(end).text())) {
      end++;
    }
    return glyphs.get(Math.min(end, glyphs.size()) - 1).right() - left();
  }
}
