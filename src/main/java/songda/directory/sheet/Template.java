package songda.directory.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import songda.answer.Language;
import songda.answer.Messages;
import songda.sheet.Format;
import songda.sheet.RowWriter;
import songda.sheet.XlsxWriter;

/** An empty spreadsheet to fill in, with a second sheet that says how. */
public final class Template {
  private Template() {}

  /** The file; the CSV has nothing but heads. */
  public static byte[] of(Format format, Language language) {
    List<String> heads = new Written(language, false).heads();
    return format == Format.CSV
        ? RowWriter.of(format, "").rows(List.of(heads))
        : workbook(heads, language);
  }

  private static byte[] workbook(List<String> heads, Language language) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Songda", "1.0")) {
      Worksheet sheet = book.newWorksheet(Messages.text(language, "sheet.name"));
      XlsxWriter.shape(sheet, DirectoryExport.WIDTHS);
      Worksheet help = book.newWorksheet(Messages.text(language, "sheet.help"));
      help.width(0, 24);
      help.width(1, 100);
      List<Column> columns = List.of(Column.values());
      for (int at = 0; at < heads.size(); at++) {
        String column = columns.get(at).name().toLowerCase(Locale.ROOT);
        sheet.inlineString(0, at, heads.get(at));
        help.inlineString(at, 0, heads.get(at));
        help.inlineString(at, 1, Messages.text(language, "sheet.help." + column));
      }
      sheet.range(0, 0, 0, heads.size() - 1).style().bold().set();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
