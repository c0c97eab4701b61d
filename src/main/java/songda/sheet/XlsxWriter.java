package songda.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One worksheet of texts. They stand in their rows (inline strings): the table of shared strings
 * would keep the whole file in memory until the end.
 */
public final class XlsxWriter implements RowWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook book = new Workbook(bytes, "Songda", "1.0");
  private final Worksheet sheet;
  private int row;

  XlsxWriter(String name, int[] widths) {
    sheet = book.newWorksheet(name);
    shape(sheet, widths);
  }

  /** Columns wide enough for what they hold, the heads always in sight. */
  public static void shape(Worksheet sheet, int... widths) {
    for (int column = 0; column < widths.length; column++) {
      sheet.width(column, widths[column]);
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
