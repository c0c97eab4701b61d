package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.bulletin.PrintedText.NumberedLine;
import songda.bulletin.PrintedText.Part;

/**
 * A bulletin's text and where its distribution block stands in it.
 *
 * @param lines the whole text, blank lines and page numbers left out
 * @param from index of the block's first line
 * @param to index after its last line; equal to {@code from} when no entry is in the text
 */
public record PrintedSheet(List<NumberedLine> lines, int from, int to) {
  /** Stands for what was left out on a line. */
  private static final Part CUT = new Part("……", null);

  public PrintedSheet {
    lines = List.copyOf(lines);
  }

  /** The text of a bulletin with what was read from it, entries in printed order. */
  public static PrintedSheet of(String text, List<Entry> entries) {
    List<NumberedLine> lines = PrintedText.of(text, entries);
    int from = 0;
    int to = lines.size();
    while (from < to && !lines.get(from).marked()) {
      from++;
    }
    while (to > from && !lines.get(to - 1).marked()) {
      to--;
    }
    boolean found = from < to;
    while (found && from > 0 && belongs(lines.get(from - 1))) {
      from--;
    }
    while (found && to < lines.size() && belongs(lines.get(to))) {
      to++;
    }
    return new PrintedSheet(lines, from, to);
  }

  /** A label on a line of its own, copies, the printer, an editor. */
  private static boolean belongs(NumberedLine line) {
    String text = BlockLocator.content(new Line(line.number(), line.text(), 0));
    return BlockLocator.isTail(text) || BlockLocator.isLabel(text);
  }

  /** The lines above the block. */
  public List<NumberedLine> above() {
    return lines.subList(0, from);
  }

  /** The lines below the block. */
  public List<NumberedLine> below() {
    return lines.subList(to, lines.size());
  }

  /**
   * The block's lines that hold some of its entries; what the same lines hold of others is cut off.
   *
   * @param first position of the first entry wanted, or of the one whose text it shares
   * @param last position of the last one
   */
  public List<NumberedLine> block(int first, int last) {
    List<NumberedLine> kept = new ArrayList<>();
    int current = 1;
    for (NumberedLine line : lines.subList(from, to)) {
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < line.parts().size(); i++) {
        Integer position = line.parts().get(i).position();
        position = position == null && i == 0 ? opening(line) : position;
        current = position == null ? current : position;
        if (current >= first && current <= last) {
          parts.add(line.parts().get(i));
        } else if (parts.isEmpty() || !parts.get(parts.size() - 1).equals(CUT)) {
          parts.add(CUT);
        }
      }
      if (parts.stream().anyMatch(part -> !part.equals(CUT))) {
        kept.add(new NumberedLine(line.number(), parts));
      }
    }
    return kept;
  }

  /** What opens a line, such as its label, belongs to the first entry on it. */
  private static @Nullable Integer opening(NumberedLine line) {
    return line.parts().size() < 2 ? null : line.parts().get(1).position();
  }
}
