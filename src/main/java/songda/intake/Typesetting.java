package songda.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Undoes the typesetting of a document: glyphs become lines, and lines the paragraphs that they
 * were before they were set. Which line is full, indented or centred, and where a page breaks, is
 * measured on the page. The result has one paragraph a line, and a blank line where the page has a
 * gap or a centred title begins or ends.
 */
final class Typesetting {
  /** Glyphs whose baselines differ by less, in sizes, stand on one line. */
  private static final double SAME_LINE = 0.4;

  /** A distance of this many usual ones is a gap. */
  private static final double GAP = 1.6;

  /** A line that ends this near the margin, in sizes, is full even if the next word had room. */
  private static final double SLACK = 0.6;

  /** Edges that differ by no more, in sizes, are the same. */
  private static final double SAME_EDGE = 0.3;

  private static final double INDENT = 1.5;
  private static final double DEEPEST_INDENT = 2.6;
  private static final double SAME_SIZE = 0.08;

  private static final String SENTENCE_END = "。！？；：!?;:”’）)";

  private final List<SetLine> lines;
  private final double size;
  private final double left;
  private final double right;
  private final double pitch;

  private Typesetting(List<SetLine> lines) {
    this.lines = lines;
    this.size = usual(lines.stream().map(SetLine::size).toList(), 0.01);
    this.left = margin(true);
    this.right = margin(false);
    this.pitch = pitch();
  }

  /** The text of a document's glyphs; empty when there are none. */
  static String text(List<Glyph> glyphs) {
    List<SetLine> lines = LabelCells.inFront(withoutPageNumbers(lines(glyphs)));
    return lines.isEmpty() ? "" : new Typesetting(lines).heal();
  }

  private static List<SetLine> lines(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingInt(Glyph::page).thenComparingDouble(Glyph::y));
    List<SetLine> lines = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      Glyph first = sorted.get(from);
      boolean ends =
          i == sorted.size()
              || sorted.get(i).page() != first.page()
              || sorted.get(i).y() - first.y() > SAME_LINE * first.size();
      if (ends) {
        SetLine line = SetLine.of(first.page(), first.y(), sorted.subList(from, i));
        if (!line.isBlank()) {
          lines.add(line);
        }
        from = i;
      }
    }
    return lines;
  }

  /** The first or last line of a page that is its number, or a heading that other pages repeat. */
  private static List<SetLine> withoutPageNumbers(List<SetLine> lines) {
    Map<String, Integer> edges = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (isEdge(lines, i)) {
        edges.merge(edge(lines.get(i)), 1, Integer::sum);
      }
    }
    List<SetLine> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      SetLine line = lines.get(i);
      boolean drop =
          isEdge(lines, i) && (PageNumber.is(line.text()) || edges.getOrDefault(edge(line), 0) > 2);
      if (!drop) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static String edge(SetLine line) {
    return Math.round(line.baseline()) + " " + line.text().replaceAll("[0-9０-９]", "");
  }

  private static boolean isEdge(List<SetLine> lines, int i) {
    int page = lines.get(i).page();
    return i == 0
        || lines.get(i - 1).page() != page
        || i == lines.size() - 1
        || lines.get(i + 1).page() != page;
  }

  /** The outermost edge that several lines share; the outermost at all where none do. */
  private double margin(boolean leftmost) {
    List<Double> edges =
        lines.stream().map(line -> leftmost ? line.left() : -line.right()).sorted().toList();
    int several = Math.max(2, lines.size() / 20);
    for (int i = 0; i + several <= edges.size(); i++) {
      if (edges.get(i + several - 1) - edges.get(i) < SAME_EDGE * size) {
        return leftmost ? edges.get(i) : -edges.get(i);
      }
    }
    return leftmost ? edges.get(0) : -edges.get(0);
  }

  private double pitch() {
    List<Double> distances = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).page() == lines.get(i - 1).page()) {
        distances.add(lines.get(i).baseline() - lines.get(i - 1).baseline());
      }
    }
    return distances.isEmpty() ? 0 : usual(distances, size / 10);
  }

  /** The most frequent value, values within a step taken together; the smaller on a tie. */
  private static double usual(List<Double> values, double step) {
    Map<Long, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(Math.round(value / step), 1, Integer::sum));
    long best = Long.MAX_VALUE;
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      int most = counts.getOrDefault(best, 0);
      if (count.getValue() > most || (count.getValue() == most && count.getKey() < best)) {
        best = count.getKey();
      }
    }
    return best * step;
  }

  private String heal() {
    StringBuilder text = new StringBuilder(lines.get(0).text());
    for (int i = 1; i < lines.size(); i++) {
      SetLine above = lines.get(i - 1);
      SetLine below = lines.get(i);
      String next = below.text();
      if (goesOn(above, below)) {
        text.append(above.endsInSpace() ? " " : between(text, next));
      } else {
        text.append(hasGap(above, below) ? "\n\n" : "\n");
      }
      text.append(next);
    }
    return text.append('\n').toString();
  }

  private static String between(StringBuilder text, String next) {
    boolean letters = isLatin(text.charAt(text.length() - 1)) && isLatin(next.charAt(0));
    return letters ? " " : "";
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private boolean goesOn(SetLine above, SetLine below) {
    if (isCentred(above)
        || isCentred(below)
        || sizesDiffer(above, below)
        || farApart(above, below)) {
      return false;
    }
    double room = right - above.right();
    boolean full = room < Math.max(SLACK * size, below.firstWord() + SAME_EDGE * size);
    double indent = (below.left() - left) / size;
    boolean indented = indent > INDENT && indent < DEEPEST_INDENT;
    return full && !(indented && endsSentence(above));
  }

  private boolean hasGap(SetLine above, SetLine below) {
    return farApart(above, below) || isDisplay(above) != isDisplay(below);
  }

  private boolean farApart(SetLine above, SetLine below) {
    double usual = pitch * Math.max(1, Math.max(above.size(), below.size()) / size);
    return above.page() == below.page() && below.baseline() - above.baseline() > GAP * usual;
  }

  private boolean sizesDiffer(SetLine above, SetLine below) {
    return Math.abs(above.size() - below.size()) > SAME_SIZE * size;
  }

  /** Set to be seen, as titles are: centred, or larger than the text. */
  private boolean isDisplay(SetLine line) {
    return isCentred(line) || line.size() > (1 + SAME_SIZE) * size;
  }

  /** As far from the left margin as from the right, and no sentence. */
  private boolean isCentred(SetLine line) {
    double before = (line.left() - left) / size;
    double after = (right - line.right()) / size;
    return before > SAME_EDGE && Math.abs(before - after) < SAME_EDGE * 2 && !endsSentence(line);
  }

  private static boolean endsSentence(SetLine line) {
    String text = line.text();
    return SENTENCE_END.indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
