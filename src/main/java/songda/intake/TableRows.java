package songda.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a table, within bounds. */
final class TableRows {
  /** So much of a text that is not taken is shown. */
  private static final int SHOWN = 40;

  private final List<Tabular.Row> rows = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final Map<Integer, Tabular.Fault> faults = new HashMap<>();
  private long characters;

  /** Adds a cell to the row that is being gathered. */
  void cell(String text, Tabular.@Nullable Fault fault) {
    String stripped = text.strip();
    Tabular.Fault found =
        fault == null && stripped.length() > TableFile.LONGEST_CELL ? Tabular.Fault.LONG : fault;
    if (found != null) {
      faults.put(cells.size(), found);
    }
    cells.add(found != null ? beginning(stripped) : stripped);
    characters += stripped.length();
  }

  static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /** Ends the row; one without anything in it is dropped. Gives what is too much, if anything. */
  Tabular.@Nullable Refused end(int number) {
    while (!cells.isEmpty()
        && cells.get(cells.size() - 1).isEmpty()
        && !faults.containsKey(cells.size() - 1)) {
      cells.remove(cells.size() - 1);
    }
    Tabular.Refused trouble = trouble(number);
    if (!cells.isEmpty()) {
      rows.add(new Tabular.Row(number, cells, faults));
    }
    cells.clear();
    faults.clear();
    return trouble;
  }

  private Tabular.@Nullable Refused trouble(int number) {
    if (cells.size() > TableFile.MOST_COLUMNS) {
      return new Tabular.Refused(Tabular.Trouble.COLUMNS, number, cells.get(cells.size() - 1));
    }
    if (!cells.isEmpty() && rows.size() == TableFile.MOST_ROWS) {
      return new Tabular.Refused(Tabular.Trouble.ROWS, number, cells.get(0));
    }
    return characters > TableFile.MOST_CHARACTERS
        ? Tabular.Refused.of(Tabular.Trouble.TOO_LONG)
        : null;
  }

  /** All of them. */
  Tabular table(@Nullable String sheet, int unread) {
    return rows.isEmpty()
        ? Tabular.Refused.of(Tabular.Trouble.EMPTY)
        : new Tabular.Table(sheet, unread, rows);
  }
}
