package songda.directory.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.NameKey;

/** Under which unit each row's unit is to stand: one of the directory, or of the file itself. */
final class Parents {
  private final Known known;
  private final NameClashes names;
  private final Map<Integer, Wanted> file = new HashMap<>();

  /** Of each unit the one above it, once all is written; by {@link #node}. */
  private final Map<String, String> above = new HashMap<>();

  Parents(List<Wanted> rows, Known known, NameClashes names) {
    this.known = known;
    this.names = names;
    known.parents().forEach((unit, parent) -> above.put("unit " + unit, "unit " + parent));
    rows.forEach(wanted -> file.put(wanted.row(), wanted));
    for (Wanted wanted : rows) {
      if (wanted.parent() != null) {
        above.remove(node(wanted));
        wish(wanted).ifPresent(wish -> above.put(node(wanted), node(wish)));
      }
    }
  }

  private String node(Wanted wanted) {
    return names.unit(wanted).map(unit -> "unit " + unit.id()).orElse("row " + wanted.row());
  }

  private static String node(Work.Parent parent) {
    return parent.unitId() == null ? "row " + parent.row() : "unit " + parent.unitId();
  }

  /** Where a row puts its unit; empty when it does not say, or it cannot be told. */
  Optional<Work.Parent> wish(Wanted wanted) {
    String name = wanted.parent();
    if (name == null) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      return Optional.of(new Work.Parent(null, 0, ""));
    }
    Known.Named named = known.names().get(NameKey.of(name));
    return named != null && !named.closed()
        ? Optional.of(new Work.Parent(named.unitId(), 0, named.unit()))
        : names.row(name).map(row -> inFile(row));
  }

  private Work.Parent inFile(int row) {
    Wanted parent = file.get(row);
    String name = parent == null ? "" : parent.name();
    return Optional.ofNullable(parent)
        .flatMap(names::unit)
        .map(unit -> new Work.Parent(unit.id(), 0, unit.name()))
        .orElseGet(() -> new Work.Parent(null, row, name));
  }

  /** What is wrong with it, if anything. */
  Optional<Refusal.Detail> fault(Wanted wanted) {
    String name = wanted.parent();
    if (name == null || name.isEmpty()) {
      return Optional.empty();
    }
    return wish(wanted).isEmpty()
        ? Optional.of(new Refusal.Detail("sheet.parent", wanted.row(), name, List.of()))
        : circle(node(wanted))
            ? Optional.of(new Refusal.Detail("sheet.parent_circle", wanted.row(), name, List.of()))
            : Optional.empty();
  }

  private boolean circle(String start) {
    Set<String> seen = new HashSet<>();
    @Nullable String node = above.get(start);
    while (node != null && seen.add(node)) {
      if (node.equals(start)) {
        return true;
      }
      node = above.get(node);
    }
    return false;
  }
}
