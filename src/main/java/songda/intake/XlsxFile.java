package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook that is seen (ISO/IEC 29500), as texts. */
final class XlsxFile {
  /** A number of more digits is shown as the file has it. */
  private static final int DIGITS = 40;

  private XlsxFile() {}

  /** The table of a file that begins as an archive does. */
  static Tabular read(byte[] bytes) {
    try (WorkbookParts parts = WorkbookParts.of(bytes)) {
      Tabular.Trouble trouble = parts.trouble();
      return trouble == null ? read(bytes, parts) : Tabular.Refused.of(trouble);
    } catch (IOException | RuntimeException e) {

      return Tabular.Refused.of(Tabular.Trouble.DAMAGED);
    }
  }

  private static Tabular read(byte[] bytes, WorkbookParts parts) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Sheet> sheets =
          book.getSheets().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE).toList();
      if (sheets.isEmpty()) {
        return Tabular.Refused.of(Tabular.Trouble.EMPTY);
      }
      Sheet sheet = sheets.get(0);
      Tabular read = rows(sheet, sheets.size() - 1);
      return read instanceof Tabular.Table table
          ? MergedCells.refused(parts, sheet.getId(), table)
          : read;
    }
  }

  private static Tabular rows(Sheet sheet, int unread) throws IOException {
    TableRows rows = new TableRows();
    try (Stream<Row> stream = sheet.openStream()) {
      for (Iterator<Row> each = stream.iterator(); each.hasNext(); ) {
        Tabular.Refused trouble = gathered(rows, each.next());
        if (trouble != null) {
          return trouble;
        }
      }
    }
    return rows.table(sheet.getName(), unread);
  }

  private static Tabular.@Nullable Refused gathered(TableRows rows, Row row) {
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = row.getCell(column);
      rows.cell(cell == null ? "" : Radicals.unified(text(cell)), fault(cell));
    }
    return rows.end(row.getRowNum());
  }

  private static Tabular.@Nullable Fault fault(@Nullable Cell cell) {
    if (cell == null) {
      return null;
    }
    if (cell.getType() == CellType.FORMULA) {
      return Tabular.Fault.FORMULA;
    }
    return cell.getType() == CellType.ERROR ? Tabular.Fault.ERROR : null;
  }

  private static String text(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> number(cell.getRawValue());
      case BOOLEAN -> String.valueOf(cell.asBoolean());
      case FORMULA -> "=" + cell.getFormula();
      default -> cell.getText() == null ? "" : cell.getText();
    };
  }

  /** 13800008000, however the file writes it: 1.3800008E10. */
  private static String number(String raw) {
    BigDecimal number = new BigDecimal(raw);
    boolean plain = number.precision() <= DIGITS && Math.abs((long) number.scale()) <= DIGITS;
    return plain ? number.stripTrailingZeros().toPlainString() : raw;
  }
}
