package songda.bulletin;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import songda.bulletin.PrintedText.NumberedLine;
import songda.bulletin.PrintedText.Part;

/**
 * Numbered lines for a terminal, what came from them underlined by ASCII, whose width every
 * terminal agrees about:
 *
 * <pre>
 *   5 | 送：市委、政府，市局
 *     |     ^1-2~~~~~~  ^3~~
 * </pre>
 */
final class MarkedLines {
  private final List<NumberedLine> lines;
  private final List<Entry> entries;
  private final Map<Integer, Integer> lastOf = new HashMap<>();
  private final int gutter;
  private int begun;

  /**
   * Lines in printed order.
   *
   * @param entries those the parts point at; none to mark without a number
   */
  MarkedLines(List<NumberedLine> lines, List<Entry> entries) {
    this.lines = lines;
    this.entries = entries;
    int last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
    this.gutter = Integer.toString(last).length();
    int head = 1;
    for (int position = 1; position <= entries.size(); position++) {
      head = PrintedText.startsFamily(entries, position) ? position : head;
      lastOf.put(head, position);
    }
  }

  List<NumberedLine> lines() {
    return lines;
  }

  /** One or two lines, each ended by {@code \n}. */
  String of(NumberedLine line) {
    String head = String.format(Locale.ROOT, "  %" + gutter + "d | ", line.number());
    StringBuilder printed = new StringBuilder(head).append(visible(line.text())).append('\n');
    if (line.marked()) {
      printed.append(" ".repeat(gutter + 2)).append(" | ").append(marks(line)).append('\n');
    }
    return printed.toString();
  }

  private String marks(NumberedLine line) {
    StringBuilder marks = new StringBuilder();
    int column = 0;
    for (Part part : line.parts()) {
      int width = Letters.width(part.text());
      Integer position = part.position();
      if (position != null) {
        marks.append(" ".repeat(column - marks.length())).append(mark(position, width));
      }
      column += width;
    }
    return marks.toString();
  }

  /**
   * A mark that has begun on the line before has no head; a number that does not fit is left out.
   */
  private String mark(int position, int width) {
    String head = begun == position ? "" : "^" + number(position);
    begun = position;
    head = head.length() > width ? "^" : head;
    return head + "~".repeat(width - head.length());
  }

  private String number(int position) {
    int last = lastOf.getOrDefault(position, position);
    if (entries.isEmpty()) {
      return "";
    }
    return last == position ? "" + position : position + "-" + last;
  }

  private static String visible(String text) {
    return text.replace('\t', ' ');
  }
}
