package songda.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180: lines end with CRLF, cells with a comma, a quote or a line end stand in quotes. */
final class CsvWriter implements RowWriter {
  private static final String MARK = "\uFEFF";

  private boolean begun;

  @Override
  public byte[] rows(List<List<String>> rows) {
    StringBuilder text = new StringBuilder(begun ? "" : MARK);
    begun = true;
    for (List<String> row : rows) {
      text.append(row.stream().map(CsvWriter::quoted).collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
