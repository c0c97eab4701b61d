package songda.directory.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.bulletin.NameKey;

/** The other names of a unit, by a row: those it names, and no others. */
final class NamePlan {
  private final List<String> dropped = new ArrayList<>();
  private final List<Work.Name> added = new ArrayList<>();
  private final List<Plan.Change> changes = new ArrayList<>();

  NamePlan(Wanted wanted, @Nullable Listed unit) {
    plan(Column.SHORT, wanted.shortNames(), unit == null ? List.of() : unit.shortNames());
    plan(Column.FORMER, wanted.formerNames(), unit == null ? List.of() : unit.formerNames());
  }

  List<String> dropped() {
    return dropped;
  }

  List<Work.Name> added() {
    return added;
  }

  List<Plan.Change> changes() {
    return changes;
  }

  private void plan(Column column, @Nullable List<String> wanted, List<String> before) {
    if (wanted == null) {
      return;
    }
    Set<String> there = keys(before);
    Set<String> meant = keys(wanted);
    if (there.equals(meant)) {
      return;
    }
    before.stream().filter(name -> !meant.contains(NameKey.of(name))).forEach(dropped::add);
    wanted.stream()
        .filter(name -> !there.contains(NameKey.of(name)))
        .forEach(name -> added.add(new Work.Name(name, column == Column.FORMER)));
    changes.add(new Plan.Change(column, Cells.joined(before), Cells.joined(wanted)));
  }

  private static Set<String> keys(List<String> names) {
    return names.stream().map(NameKey::of).collect(Collectors.toCollection(HashSet::new));
  }
}
