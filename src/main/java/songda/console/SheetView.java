package songda.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Entry;
import songda.bulletin.Notice;
import songda.bulletin.PrintedSheet;
import songda.bulletin.PrintedText;
import songda.bulletin.PrintedText.NumberedLine;
import songda.bulletin.PrintedText.Part;

/**
 * A bulletin's text as the confirmation page shows it: the block open, the rest folded, or on a
 * page of its own where it is long; every notice at its line, whichever that is.
 */
public final class SheetView {
  /** More lines than this are not sent along folded. */
  private static final int FOLDED = 500;

  private static final int FOLDED_LETTERS = 60_000;

  /** More lines of the articles than this are not shown for the sake of a notice. */
  private static final int NOTICED = 50;

  /**
   * Lines that belong together.
   *
   * @param folded whether they are shown only when asked for
   * @param lines at least one; none of them is sent along when the text is long
   */
  public record Stretch(boolean folded, List<NumberedLine> lines) {
    /** The number of its first line. */
    public int first() {
      return lines.get(0).number();
    }

    /** The number of its last line. */
    public int last() {
      return lines.get(lines.size() - 1).number();
    }
  }

  private final List<Stretch> above;
  private final List<Stretch> below;
  private final List<NumberedLine> block;
  private final boolean brief;
  private final Map<Integer, List<Notice>> notices = new TreeMap<>();
  private final Map<Integer, String> twins = new HashMap<>();
  private final Map<Integer, Integer> families = new HashMap<>();
  private final Set<Integer> lines = new HashSet<>();
  private final Set<Integer> marked = new HashSet<>();
  private final List<Notice> elsewhere = new ArrayList<>();

  SheetView(PrintedSheet sheet, Bulletin bulletin, EntryWindow window, List<Notice> notices) {
    List<Entry> entries = bulletin.entries().stream().map(ConfirmedEntry::printed).toList();
    tie(entries, window);
    block = sheet.block(families.getOrDefault(window.first(), 1), window.last());
    block.stream()
        .flatMap(line -> line.parts().stream())
        .map(Part::position)
        .filter(Objects::nonNull)
        .forEach(marked::add);
    Set<Integer> noticed = new HashSet<>();
    notices.stream().map(Notice::line).filter(Objects::nonNull).forEach(noticed::add);
    above = stretches(sheet.above(), noticed);
    below = stretches(sheet.below(), noticed);
    brief = isBrief(sheet);
    notice(notices);
  }

  /** Entries of one family share their marks; the pages of entries next to each other may, too. */
  private void tie(List<Entry> entries, EntryWindow window) {
    for (int position = window.first(); position <= window.last(); position++) {
      int head = PrintedText.familyOf(entries, position);
      families.put(position, head);
      twins.merge(head, "" + position, (one, other) -> one + " " + other);
    }
  }

  private static List<Stretch> stretches(List<NumberedLine> lines, Set<Integer> noticed) {
    List<Stretch> stretches = new ArrayList<>();
    int shown = 0;
    for (NumberedLine line : lines) {
      boolean folded = !noticed.contains(line.number()) || shown >= NOTICED;
      shown += folded ? 0 : 1;
      if (stretches.isEmpty() || stretches.get(stretches.size() - 1).folded() != folded) {
        stretches.add(new Stretch(folded, new ArrayList<>()));
      }
      stretches.get(stretches.size() - 1).lines().add(line);
    }
    return stretches;
  }

  private static boolean isBrief(PrintedSheet sheet) {
    int rest = sheet.above().size() + sheet.below().size();
    return rest <= FOLDED
        && sheet.lines().stream().mapToInt(line -> line.text().length()).sum() <= FOLDED_LETTERS;
  }

  private void notice(List<Notice> all) {
    block.forEach(line -> lines.add(line.number()));
    for (List<Stretch> side : List.of(above, below)) {
      side.stream()
          .filter(stretch -> brief || !stretch.folded())
          .flatMap(stretch -> stretch.lines().stream())
          .forEach(line -> lines.add(line.number()));
    }
    for (Notice notice : all) {
      Integer line = notice.line();
      if (line != null && lines.contains(line)) {
        notices.computeIfAbsent(line, l -> new ArrayList<>()).add(notice);
      } else {
        elsewhere.add(notice);
      }
    }
  }

  /** What stands above the block. */
  public List<Stretch> above() {
    return above;
  }

  /** The block, or the part of it that holds the page's entries. */
  public List<NumberedLine> block() {
    return block;
  }

  /** What stands below the block. */
  public List<Stretch> below() {
    return below;
  }

  /** Whether folded lines are sent along; otherwise they are on the page of the whole text. */
  public boolean brief() {
    return brief;
  }

  /** The notices at the lines shown, by line. */
  public Map<Integer, List<Notice>> notices() {
    return notices;
  }

  /** Those of no line, or of a line that is not on this page. */
  public List<Notice> elsewhere() {
    return elsewhere;
  }

  /** The entries that came from the same characters, by the first of them: {@code 9 10 11}. */
  public Map<Integer, String> twins() {
    return twins;
  }

  /** The link from an entry to where it is printed: its characters, else its line, else nothing. */
  public String place(ConfirmedEntry entry) {
    int head = families.getOrDefault(entry.position(), entry.position());
    if (marked.contains(head)) {
      return "#mark-" + head;
    }
    return lines.contains(entry.printed().line()) ? "#line-" + entry.printed().line() : "";
  }
}
