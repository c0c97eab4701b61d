package songda.sheet;

import java.util.List;

/** Turns rows into the bytes of a file, a stretch at a time; keeps none of them. */
public interface RowWriter {
  /** A cell that begins so is taken for a formula (OWASP, CSV Injection); full width too. */
  String RUNS = "(?s)'*[=+\\-@\\t\\r＝＋－＠].*";

  /** The bytes that these rows add to the file; the first row is the heads. */
  byte[] rows(List<List<String>> rows);

  /** The bytes behind the last row. */
  byte[] end();

  /**
   * A writer of a format.
   *
   * @param name of the worksheet
   * @param widths of the columns, in characters; a CSV has none
   */
  static RowWriter of(Format format, String name, int... widths) {
    return switch (format) {
      case CSV -> new CsvWriter();
      case XLSX -> new XlsxWriter(name, widths);
    };
  }

  /** The text with an apostrophe in front where a spreadsheet would run it. */
  static String harmless(String text) {
    return text.matches(RUNS) ? "'" + text : text;
  }

  /** The text that {@link #harmless} was given. */
  static String undone(String cell) {
    return cell.startsWith("'") && cell.substring(1).matches(RUNS) ? cell.substring(1) : cell;
  }
}
