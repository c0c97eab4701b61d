package songda.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a file's bytes that should hold a table: its rows, or why there are none. */
public sealed interface Tabular {
  /**
   * The file has a table.
   *
   * @param sheet its name; null in a text file
   * @param unread how many more sheets the file has
   * @param rows those with anything in them, at most {@link TableFile#MOST_ROWS}
   */
  record Table(@Nullable String sheet, int unread, List<Row> rows) implements Tabular {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row.
   *
   * @param number as a spreadsheet counts, from 1, empty rows too
   * @param cells their texts, stripped; empty where there is nothing
   * @param faults by the index of a cell: why its text is none, of which the cell has the beginning
   */
  record Row(int number, List<String> cells, Map<Integer, Fault> faults) {
    public Row {
      cells = List.copyOf(cells);
      faults = Map.copyOf(faults);
    }
  }

  /** Why the text of a cell cannot be taken. */
  enum Fault {
    /** A formula: what it gives depends on where it is opened. */
    FORMULA,
    /** An error value such as #REF!. */
    ERROR,
    /** More than {@link TableFile#LONGEST_CELL} characters. */
    LONG
  }

  /**
   * The file has no table.
   *
   * @param row where the trouble is, 0 where it is nowhere in particular
   * @param near the text there, or a range of cells; empty without a row
   */
  record Refused(Trouble trouble, int row, String near) implements Tabular {
    static Refused of(Trouble trouble) {
      return new Refused(trouble, 0, "");
    }
  }

  /** Why a file has no table. */
  enum Trouble {
    /** Nothing in it. */
    EMPTY,
    /** Neither text nor a workbook. */
    BINARY,
    /** Over {@link Intake#MAX_BYTES}. */
    TOO_LARGE,
    /** Unpacks to more than any directory has. */
    TOO_LONG,
    /** Opens with a password only. */
    ENCRYPTED,
    /** The binary format of old offices: .xls, .et. */
    OLD_OFFICE,
    /** Says that it is a workbook, and does not hold together. */
    DAMAGED,
    /** More than {@link TableFile#MOST_ROWS}. */
    ROWS,
    /** A row of more than {@link TableFile#MOST_COLUMNS}. */
    COLUMNS,
    /** A quotation mark that opens a cell and is not closed, or text behind the closing one. */
    QUOTE,
    /** Cells merged over several rows or columns: whose they are cannot be told. */
    MERGED
  }
}
