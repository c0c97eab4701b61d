package songda.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The 报尾 is often a table: the label in a cell of its own, set half-way down beside the names. Its
 * label is put in front of the first name again.
 */
final class LabelCells {
  private static final Pattern LABEL =
      Pattern.compile("(?:抄\\s*|呈\\s*|分\\s*|主\\s*|印\\s*|下\\s*)?[报送发]\\s*(?:至\\s*)?[：:]?");

  /** Lines of a cell are no farther apart than this many sizes. */
  private static final double ROW = 2.5;

  /** Padding parts two cells by this share more than two lines of one. */
  private static final double PADDING = 1.15;

  private final List<SetLine> lines;

  private LabelCells(List<SetLine> lines) {
    this.lines = lines;
  }

  static List<SetLine> inFront(List<SetLine> lines) {
    return new LabelCells(new ArrayList<>(lines)).moved();
  }

  private List<SetLine> moved() {
    int free = 0;
    for (int i = 0; i < lines.size(); i++) {
      SetLine head = lines.get(i).head();
      if (!LABEL.matcher(head.text()).matches()) {
        continue;
      }
      int first = firstOfCell(i, free, head);
      if (first == i && belongs(i + 1, i, head, step(i, head))) {
        return lines;
      }
      free = first == i ? i + 1 : put(i, first, head);
    }
    return lines;
  }

  /** Moves the label; gives the index after the last line of its cell. */
  private int put(int label, int first, SetLine head) {
    int end = endOfCell(label, first, head);
    SetLine rest = lines.get(label).rest();
    lines.set(first, head.before(lines.get(first)));
    if (rest.isBlank()) {
      lines.remove(label);
      return end - 1;
    }
    lines.set(label, rest);
    return end;
  }

  /** The topmost line above the label that stands wholly at its right, none skipped. */
  private int firstOfCell(int label, int free, SetLine head) {
    double step = step(label, head);
    int first = label;
    while (first > free && belongs(first - 1, first, head, step)) {
      first--;
    }
    return first;
  }

  /** As many lines hang below the middle as stand above it. */
  private int endOfCell(int label, int first, SetLine head) {
    double above = head.baseline() - lines.get(first).baseline();
    int end = label + 1;
    while (belongs(end, end - 1, head, ROW * head.size())
        && lines.get(end).baseline() - head.baseline() < above + head.size() / 2) {
      end++;
    }
    return end;
  }

  /** The distance of two lines of the cell: next to the label, which may stand between two. */
  private double step(int label, SetLine head) {
    boolean alone = lines.get(label).rest().isBlank();
    double most = ROW * head.size();
    boolean above = belongs(label - 1, label, head, most);
    boolean below = belongs(label + 1, label, head, most);
    if (alone && above && below) {
      return distance(label - 1, label + 1);
    }
    double upper = above ? distance(label - 1, label) : most;
    double lower = below ? distance(label + 1, label) : most;
    return Math.min(upper, lower);
  }

  private boolean belongs(int at, int neighbour, SetLine head, double step) {
    return at >= 0
        && at < lines.size()
        && lines.get(at).page() == head.page()
        && lines.get(at).left() >= head.right() - head.size() / 10
        && distance(at, neighbour) <= PADDING * step;
  }

  private double distance(int one, int other) {
    return Math.abs(lines.get(one).baseline() - lines.get(other).baseline());
  }
}
