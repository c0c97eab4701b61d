package songda.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.EntryKind;
import songda.bulletin.NameKey;
import songda.directory.MemberChange;
import songda.directory.NearUnit;

/**
 * The entries that need somebody, the first of them unfolded, and the one that the page was opened
 * for.
 *
 * @param shown at most {@link #MOST}, and the one asked for
 * @param total how many need somebody
 */
public record EntryTasks(List<EntryTask> shown, int total) {
  /** With more at once nobody is helped; when these are done, the next ones take their place. */
  static final int MOST = 20;

  /** What the directory knows about them. */
  record Known(
      Map<String, Instant> mapped,
      Map<String, List<NearUnit>> near,
      Map<Integer, MemberChange> changes,
      Offer offer,
      Offer first) {}

  public EntryTasks {
    shown = List.copyOf(shown);
  }

  /** Nothing to do, or nobody to do it. */
  static final EntryTasks NONE = new EntryTasks(List.of(), 0);

  static EntryTasks of(Bulletin bulletin, EntryForm form, Known known) {
    List<EntryTask> tasks = new ArrayList<>();
    boolean asked = form.position() > 0;
    boolean unfolded = false;
    int total = 0;
    for (ConfirmedEntry entry : bulletin.entries()) {
      boolean here = asked && entry.position() == form.position();
      boolean needed =
          entry.undecided() || !entry.resolved() || known.changes().containsKey(entry.position());
      total += needed || here ? 1 : 0;
      if (!here && (!needed || tasks.size() >= MOST)) {
        continue;
      }
      boolean foldable = !entry.undecided();
      boolean open = here || (!asked && foldable && !unfolded);
      unfolded |= open;
      tasks.add(task(entry, open, here ? form : null, known));
    }
    return new EntryTasks(tasks, total);
  }

  /** The printed names for which the directory is asked what resembles them. */
  static List<String> strangers(Bulletin bulletin, EntryForm form) {
    List<ConfirmedEntry> unknown =
        bulletin.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.UNIT)
            .filter(entry -> !entry.undecided() && !entry.resolved())
            .toList();
    List<String> names = new ArrayList<>();
    unknown.stream()
        .filter(entry -> entry.position() == form.position())
        .forEach(entry -> names.add(entry.name()));
    unknown.stream().limit(MOST).forEach(entry -> names.add(entry.name()));
    return names.stream().distinct().toList();
  }

  private static EntryTask task(
      ConfirmedEntry entry, boolean open, @Nullable EntryForm form, Known known) {
    Instant seen = known.mapped().get(NameKey.of(entry.name()));
    UnitForm typed = form == null ? null : form.unit();
    boolean stranger = entry.kind() == EntryKind.UNIT && !entry.resolved();
    return new EntryTask(
        entry,
        open,
        form != null,
        form == null ? known.first() : known.offer(),
        stranger ? known.near().getOrDefault(entry.name(), List.of()) : List.of(),
        known.changes().get(entry.position()),
        typed == null ? UnitForm.named(entry.kind() == EntryKind.UNIT ? entry.name() : "") : typed,
        known.first().size() == 0 || (form != null && form.typing()),
        seen == null ? "" : seen.toString(),
        form == null ? null : form.freshSecret());
  }
}
