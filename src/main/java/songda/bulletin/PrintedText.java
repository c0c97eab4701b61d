package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin's text for showing beside what was read from it: numbered lines, cut into parts, each
 * part tied to the entries that came from it. Entries completed from one another share the text of
 * their family.
 */
public final class PrintedText {
  /** How far behind the last entry the next one is looked for: no bracket between is longer. */
  private static final int REACH = 4_000;

  private final List<Line> lines;
  private final List<List<Mark>> marks = new ArrayList<>();
  private int line;
  private int column;

  private PrintedText(List<Line> lines) {
    this.lines = lines;
    lines.forEach(each -> marks.add(new ArrayList<>()));
  }

  /**
   * A line of the text; blank lines and page numbers are left out.
   *
   * @param number 1-based, as in notices
   */
  public record NumberedLine(int number, List<Part> parts) {
    public NumberedLine {
      parts = List.copyOf(parts);
    }

    /** The whole line. */
    public String text() {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.text()));
      return text.toString();
    }

    /** Whether an entry came from it. */
    public boolean marked() {
      return parts.stream().anyMatch(part -> part.position() != null);
    }
  }

  /**
   * Some characters of a line.
   *
   * @param position of the first entry that came from them, 1-based; null for text of no entry
   */
  public record Part(String text, @Nullable Integer position) {}

  private record Mark(int from, int to, int position) {}

  /** The text of a bulletin, cut where its entries begin and end; entries in printed order. */
  public static List<NumberedLine> of(String text, List<Entry> entries) {
    PrintedText printed = new PrintedText(SourceText.of(text).lines());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).line() > 0 && startsFamily(entries, i + 1)) {
        printed.find(entries.get(i), i == 0 ? "" : entries.get(i - 1).raw(), i + 1);
      }
    }
    return printed.cut();
  }

  /** The position, 1-based, whose text an entry shares: its own, or the first of its family. */
  public static int familyOf(List<Entry> entries, int position) {
    int at = position;
    while (!startsFamily(entries, at)) {
      at--;
    }
    return at;
  }

  /** Whether the entry at a position, 1-based, is the first that came from its text. */
  static boolean startsFamily(List<Entry> entries, int position) {
    return position == 1 || !sameFamily(entries.get(position - 2), entries.get(position - 1));
  }

  /** A name that is printed twice is no family: each stands in characters of its own. */
  private static boolean sameFamily(Entry one, Entry next) {
    return one.raw().equals(next.raw())
        && one.label().equals(next.label())
        && !one.name().equals(next.name());
  }

  /**
   * Finds an entry's own characters. A long family's text was shortened to its head and the entry's
   * part; where a person joined several, the first shows it; the heirs of a level word (市委、政府) show
   * it with what the lender has already taken.
   */
  private void find(Entry entry, String before, int position) {
    String raw = entry.raw();
    int cut = raw.lastIndexOf(EntryWriter.ELLIPSIS);
    if (find(raw, entry.line(), position)) {
      return;
    }
    int joined = raw.indexOf(EditedEntry.JOINT);
    if (!entry.derived() && joined > 0 && cut < 0) {
      find(raw.substring(0, joined), entry.line(), position);
    } else if (cut >= 0) {
      find(raw.substring(cut + EntryWriter.ELLIPSIS.length()), entry.line(), position);
    } else if (entry.derived() && raw.startsWith(before)) {
      int from = before.length();
      while (from < raw.length() && Letters.isSeparator(raw.charAt(from))) {
        from++;
      }
      find(raw.substring(from), entry.line(), position);
    }
  }

  /** Looks on from where the last one ended; what is not found leaves the place as it was. */
  private boolean find(String raw, int number, int position) {
    String wanted = squeezed(raw);
    int from = line;
    while (from < lines.size() && lines.get(from).number() < number) {
      from++;
    }
    int start = from == line ? column : 0;
    for (int at = from; at < lines.size() && at <= from + 1; at++, start = 0) {
      int end = Math.min(lines.get(at).text().length(), start + REACH);
      for (int c = start; c < end; c++) {
        if (matches(wanted, at, c, position)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder();
    text.chars().filter(c -> !Letters.isSpace((char) c)).forEach(c -> squeezed.append((char) c));
    return squeezed.toString();
  }

  private boolean matches(String wanted, int atLine, int atColumn, int position) {
    if (wanted.isEmpty() || lines.get(atLine).text().charAt(atColumn) != wanted.charAt(0)) {
      return false;
    }
    List<Mark> found = new ArrayList<>();
    int matched = 0;
    int row = atLine;
    int from = atColumn;
    while (row < lines.size() && matched < wanted.length()) {
      String text = lines.get(row).text();
      int c = from;
      while (c < text.length() && matched < wanted.length()) {
        if (!Letters.isSpace(text.charAt(c)) && text.charAt(c) != wanted.charAt(matched++)) {
          return false;
        }
        c++;
      }
      found.add(new Mark(from, c, position));
      row++;
      from = row < lines.size() ? Letters.skipSpaces(lines.get(row).text(), 0) : 0;
    }
    if (matched < wanted.length()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      marks.get(atLine + i).add(found.get(i));
    }
    line = row - 1;
    column = found.get(found.size() - 1).to();
    return true;
  }

  private List<NumberedLine> cut() {
    List<NumberedLine> cut = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      List<Part> parts = new ArrayList<>();
      int from = 0;
      for (Mark mark : marks.get(i)) {
        if (mark.from() > from) {
          parts.add(new Part(text.substring(from, mark.from()), null));
        }
        parts.add(new Part(text.substring(mark.from(), mark.to()), mark.position()));
        from = mark.to();
      }
      if (from < text.length()) {
        parts.add(new Part(text.substring(from), null));
      }
      cut.add(new NumberedLine(lines.get(i).number(), parts));
    }
    return cut;
  }
}
