package songda.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;

/**
 * What somebody has put into the form of one entry so far; it comes back with the page.
 *
 * @param position of the entry; 0 when the page was merely opened
 * @param searched what the directory is searched for
 * @param ticked ids of the units chosen so far
 * @param unit the new unit as typed; null when none was begun
 * @param freshSecret of a webhook that was entered with this step; null otherwise
 * @param problem why the step was refused
 */
record EntryForm(
    int position,
    String searched,
    List<Long> ticked,
    @Nullable UnitForm unit,
    @Nullable String freshSecret,
    Optional<Refusal> problem) {

  /** The page opened by a link, maybe at one entry. */
  static EntryForm opened(Visit visit) {
    int position = (int) Visit.number(visit.field("entry"), 0);
    return new EntryForm(position, "", List.of(), null, null, Optional.empty());
  }

  /** The page opened at an entry that stands for some units already: those are ticked. */
  EntryForm standingFor(List<Long> units) {
    return new EntryForm(position, searched, units, unit, freshSecret, problem);
  }

  /** A form sent. */
  static EntryForm of(Visit visit) {
    List<Long> ticked =
        Stream.of("unit", "member")
            .flatMap(name -> visit.http().request().formAttributes().getAll(name).stream())
            .map(id -> Visit.number(id, -1))
            .filter(id -> id > 0)
            .distinct()
            .toList();
    UnitForm unit =
        visit.http().request().formAttributes().contains("way") ? UnitForm.of(visit) : null;
    return new EntryForm(
        (int) Visit.number(visit.field("position"), 0),
        visit.field("q"),
        ticked,
        unit,
        null,
        Optional.empty());
  }

  EntryForm refused(Refusal refusal) {
    return new EntryForm(position, searched, ticked, unit, null, Optional.of(refusal));
  }

  /** The same with one more unit ticked, just entered. */
  EntryForm with(long id, @Nullable String secret) {
    List<Long> more = Stream.concat(ticked.stream(), Stream.of(id)).toList();
    return new EntryForm(position, searched, more, null, secret, Optional.empty());
  }

  /** Whether the form of a new unit stands open. */
  boolean typing() {
    return unit != null
        && (unit.begun()
            || problem.filter(refusal -> refusal.code().startsWith("unit.")).isPresent());
  }
}
