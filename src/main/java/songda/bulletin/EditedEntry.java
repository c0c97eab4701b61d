package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry that takes the place of others.
 *
 * @param kept the position of the one it was, with all that was decided of it; null for a new one
 * @param line what it says
 * @param label as printed while the relation stays, else the relation's own word
 * @param raw the printed text it came from; its own name when it came from none
 * @param printedOn the line of that text; 0 when it came from none
 */
record EditedEntry(
    @Nullable Integer kept, EntryLine line, String label, String raw, int printedOn) {

  /** Each line keeps the entry of its name and kind, if the run has one. */
  static List<EditedEntry> of(List<ConfirmedEntry> before, List<EntryLine> lines) {
    List<ConfirmedEntry> left = new ArrayList<>(before);
    List<EditedEntry> edited = new ArrayList<>();
    for (EntryLine line : lines) {
      ConfirmedEntry same =
          left.stream()
              .filter(entry -> entry.name().equals(line.name()) && entry.kind() == line.told())
              .findFirst()
              .orElse(null);
      left.remove(same);
      ConfirmedEntry source = same == null && !before.isEmpty() ? before.get(0) : same;
      edited.add(
          new EditedEntry(
              same == null ? null : same.position(),
              line,
              label(line, source),
              source == null ? line.name() : raw(source, same, before, lines),
              source == null ? 0 : source.printed().line()));
    }
    return edited;
  }

  private static String label(EntryLine line, @Nullable ConfirmedEntry source) {
    return source != null && source.printed().relation() == line.relation()
        ? source.printed().label()
        : line.relation().printed();
  }

  /** Where several became one, it came from the text of all of them. */
  private static String raw(
      ConfirmedEntry source,
      @Nullable ConfirmedEntry same,
      List<ConfirmedEntry> before,
      List<EntryLine> lines) {
    return same != null || lines.size() > 1
        ? source.printed().raw()
        : String.join("、", before.stream().map(each -> each.printed().raw()).distinct().toList());
  }
}
