package songda.directory.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.NameKey;

/** A name belongs to one unit: in the directory, in the file, and between the two. */
final class NameClashes {
  private final Known known;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<Integer, List<Refusal.Detail>> twice = new HashMap<>();

  NameClashes(List<Wanted> file, Known known) {
    this.known = known;
    for (Wanted wanted : file) {
      names(wanted)
          .forEach((column, names) -> names.forEach(name -> claim(wanted.row(), column, name)));
    }
  }

  private static Map<Column, List<String>> names(Wanted wanted) {
    Map<Column, List<String>> names = new EnumMap<>(Column.class);
    names.put(Column.NAME, wanted.name().isEmpty() ? List.of() : List.of(wanted.name()));
    names.put(Column.SHORT, others(wanted.shortNames()));
    names.put(Column.FORMER, others(wanted.formerNames()));
    return names;
  }

  static List<String> others(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }

  private void claim(int row, Column column, String name) {
    Integer before = rows.putIfAbsent(NameKey.of(name), row);
    if (before != null) {
      String code = before == row ? "sheet.twice_here" : "sheet.twice";
      twice
          .computeIfAbsent(row, none -> new ArrayList<>())
          .add(new Refusal.Detail(code, row, name, List.of(before, column.word())));
    }
  }

  /** The row of the file that says a name is its unit's, if one does. */
  Optional<Integer> row(String name) {
    return Optional.ofNullable(rows.get(NameKey.of(name)));
  }

  /** The unit whose full name this is. */
  Optional<Listed> unit(Wanted wanted) {
    return Optional.ofNullable(known.names().get(NameKey.of(wanted.name())))
        .filter(Known.Named::full)
        .map(named -> known.units().get(named.unitId()));
  }

  /** What is wrong with the names of a row. */
  List<Refusal.Detail> faults(Wanted wanted) {
    List<Refusal.Detail> faults = new ArrayList<>(twice.getOrDefault(wanted.row(), List.of()));
    Known.Named own = known.names().get(NameKey.of(wanted.name()));
    if (own != null && own.closed()) {
      faults.add(fault("sheet.closed", wanted, wanted.name(), own, Column.NAME));
    } else if (own != null && !own.full()) {
      faults.add(fault("sheet.is_alias", wanted, wanted.name(), own, Column.NAME));
    }
    names(wanted)
        .forEach(
            (column, names) -> {
              if (column != Column.NAME) {
                names.forEach(name -> taken(wanted, name, own, column).ifPresent(faults::add));
              }
            });
    return faults;
  }

  private Optional<Refusal.Detail> taken(
      Wanted wanted, String name, Known.@Nullable Named own, Column column) {
    Known.Named owner = known.names().get(NameKey.of(name));
    return owner != null && (own == null || owner.unitId() != own.unitId())
        ? Optional.of(fault("sheet.taken", wanted, name, owner, column))
        : Optional.empty();
  }

  private static Refusal.Detail fault(
      String code, Wanted wanted, String name, Known.Named owner, Column column) {
    return new Refusal.Detail(code, wanted.row(), name, List.of(owner.unit(), column.word()));
  }
}
