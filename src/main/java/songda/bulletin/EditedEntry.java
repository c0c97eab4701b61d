package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /** Between the printed texts of entries that a person joined. */
  static final String JOINT = "、";

  /**
   * Each line keeps the entry of its name and kind, if the run has one. A new line comes from the
   * text of an entry that no line keeps, in their order: the last of fewer lines from the text of
   * all that are left, one of more lines from the text of the line before it.
   */
  static List<EditedEntry> of(List<ConfirmedEntry> before, List<EntryLine> lines) {
    List<ConfirmedEntry> left = new ArrayList<>(before);
    List<@Nullable ConfirmedEntry> kept = new ArrayList<>();
    for (EntryLine line : lines) {
      ConfirmedEntry same =
          left.stream()
              .filter(entry -> entry.name().equals(line.name()) && entry.kind() == line.told())
              .findFirst()
              .orElse(null);
      left.remove(same);
      kept.add(same);
    }
    int fresh = (int) kept.stream().filter(Objects::isNull).count();
    List<EditedEntry> edited = new ArrayList<>();
    List<ConfirmedEntry> source = before.isEmpty() ? List.of() : before.subList(0, 1);
    for (int i = 0; i < lines.size(); i++) {
      ConfirmedEntry same = kept.get(i);
      if (same != null) {
        source = List.of(same);
      } else if (!left.isEmpty()) {
        int taken = --fresh == 0 ? left.size() : 1;
        source = List.copyOf(left.subList(0, taken));
        left.subList(0, taken).clear();
      }
      edited.add(of(lines.get(i), same, source));
    }
    return edited;
  }

  private static EditedEntry of(
      EntryLine line, @Nullable ConfirmedEntry same, List<ConfirmedEntry> source) {
    Integer kept = same == null ? null : same.position();
    if (source.isEmpty()) {
      return new EditedEntry(kept, line, line.relation().printed(), line.name(), 0);
    }
    Entry first = source.get(0).printed();
    String label = first.relation() == line.relation() ? first.label() : line.relation().printed();
    String raw =
        String.join(JOINT, source.stream().map(each -> each.printed().raw()).distinct().toList());
    return new EditedEntry(kept, line, label, raw, first.line());
  }
}
