package songda.directory.sheet;

import java.util.List;

/** Turns rows into the bytes of a file, a stretch at a time; keeps none of them. */
interface RowWriter {
  /** The bytes that these rows add to the file. */
  byte[] rows(List<List<String>> rows);

  /** The bytes behind the last row. */
  byte[] end();

  /** A writer of a format. */
  static RowWriter of(Format format, String sheetName) {
    return switch (format) {
      case CSV -> new CsvWriter();
      case XLSX -> new XlsxWriter(sheetName);
    };
  }
}
