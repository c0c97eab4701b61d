package songda.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prints a list of recipients as a 报尾 to paste into a document: 报, then 送, then 发, continuations
 * under the first name (GB/T 9704-2012, 7.4.2), 共印N份 at the right. What it prints the parser reads
 * as the same recipients: lines end only behind a comma, and every name stands in full.
 */
public final class BlockPrinter {
  /**
   * Columns of a line: the 28 characters of a page less one at each side (GB/T 9704-2012, 5.2.3).
   */
  static final int COLUMNS = 52;

  private static final char SPACE = '　';

  private final StringBuilder out = new StringBuilder();

  private BlockPrinter() {}

  /**
   * The 报尾 of some entries; each line ends in {@code \n}, empty for no entries.
   *
   * @param copiesByName copies of one recipient by its name, as {@link Meta#copiesByName}
   * @param copies how many are printed in all, or null
   */
  public static String print(
      List<Entry> entries, Map<String, Integer> copiesByName, @Nullable Integer copies) {
    BlockPrinter printer = new BlockPrinter();
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::relation));
    for (int from = 0, to; from < sorted.size(); from = to) {
      to = from + 1;
      while (to < sorted.size() && sorted.get(to).label().equals(sorted.get(from).label())) {
        to++;
      }
      printer.list(sorted.get(from).label(), names(sorted.subList(from, to), copiesByName));
    }
    if (copies != null && !entries.isEmpty()) {
      printer.right("共印" + copies + "份");
    }
    return printer.out.toString();
  }

  /**
   * One text for each recipient. What was completed from a neighbour is printed as it was, with
   * that neighbour; the named members of a collective stand in its brackets.
   */
  private static List<String> names(List<Entry> entries, Map<String, Integer> copiesByName) {
    List<String> names = new ArrayList<>();
    String open = null;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int end = endOfFamily(entries, i);
      if (end > i + 1) {
        names.add(entry.raw());
        open = null;
        i = end - 1;
        continue;
      }
      String of = entry.membersOf();
      Integer copies = copiesByName.get(entry.name());
      String name = entry.name() + (copies == null ? "" : "（" + copies + "份）");
      boolean member =
          of != null
              && !entry.name().startsWith(of)
              && !of.equals(NameKind.membersOf(entry.name()));
      if (member && Objects.equals(of, open)) {
        int last = names.size() - 1;
        names.set(last, names.get(last).replaceFirst("）$", "、" + name + "）"));
      } else {
        names.add(member ? of + "（" + name + "）" : name);
      }
      open = member ? of : null;
    }
    return names;
  }

  /**
   * The index after the entries that one printed text gave, some of them by completion; those in
   * between that stand in it for themselves included.
   */
  private static int endOfFamily(List<Entry> entries, int from) {
    String raw = entries.get(from).raw();
    int end = from + 1;
    boolean derived = entries.get(from).derived();
    int last = Math.min(entries.size(), from + raw.length());
    for (int at = end; at < last && raw.contains(entries.get(at).raw()); at++) {
      if (entries.get(at).raw().equals(raw)) {
        derived |= entries.get(at).derived();
        end = at + 1;
      }
    }
    boolean whole = !raw.contains(EntryWriter.ELLIPSIS) && !lentBy(entries, from);
    return derived && whole ? end : from + 1;
  }

  /** 市委、政府: the text of 市政府 begins with the entry before, which is printed for itself. */
  private static boolean lentBy(List<Entry> entries, int heir) {
    if (heir == 0) {
      return false;
    }
    String before = entries.get(heir - 1).raw();
    String raw = entries.get(heir).raw();
    return raw.equals(before) || raw.startsWith(before + "、");
  }

  private void list(String label, List<String> names) {
    String head = label + "：";
    int indent = head.length();
    int width = 2 * indent;
    out.append(head);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i) + (i < names.size() - 1 ? "，" : "。");
      int more = Letters.width(name);
      if (width > 2 * indent && width + more > COLUMNS) {
        out.append('\n').append(String.valueOf(SPACE).repeat(indent));
        width = 2 * indent;
      }
      out.append(name);
      width += more;
    }
    out.append('\n');
  }

  private void right(String text) {
    int spaces = Math.max(0, (COLUMNS - Letters.width(text)) / 2);
    out.append(String.valueOf(SPACE).repeat(spaces)).append(text).append('\n');
  }
}
