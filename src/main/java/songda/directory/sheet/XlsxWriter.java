package songda.directory.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One worksheet of texts. They stand in their rows (inline strings): the table of shared strings
 * would keep the whole directory in memory until the end.
 */
final class XlsxWriter implements RowWriter {
  private static final int[] WIDTHS = {36, 24, 24, 14, 18, 30, 8, 32, 24, 16, 16, 18};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook book = new Workbook(bytes, "Songda", "1.0");
  private final Worksheet sheet;
  private int row;

  XlsxWriter(String sheetName) {
    sheet = book.newWorksheet(sheetName);
    shape(sheet);
  }

  /** Columns wide enough for what they hold, the heads always in sight. */
  static void shape(Worksheet sheet) {
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.width(column, WIDTHS[column]);
    }
    sheet.freezePane(0, 1);
  }

  @Override
  public byte[] rows(List<List<String>> rows) {
    for (List<String> cells : rows) {
      for (int column = 0; column < cells.size(); column++) {
        if (!cells.get(column).isEmpty()) {
          sheet.inlineString(row, column, cells.get(column));
        }
      }
      if (row == 0) {
        sheet.range(0, 0, 0, cells.size() - 1).style().bold().set();
      }
      row++;
    }
    return written(sheet::flush);
  }

  @Override
  public byte[] end() {
    return written(book::finish);
  }

  private interface Step {
    void run() throws IOException;
  }

  private byte[] written(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] made = bytes.toByteArray();
    bytes.reset();
    return made;
  }
}
