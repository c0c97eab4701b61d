package songda.intake;

import org.jspecify.annotations.Nullable;

/**
 * RFC 4180, and what spreadsheets make of it: lines end as they like, cells are separated by the
 * sign that the first line has most of (a Chinese Excel writes UTF-16 with tabs).
 */
final class CsvText {
  private final String text;
  private final char separator;
  private final TableRows rows = new TableRows();
  private int at;
  private int number;

  private CsvText(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  static Tabular read(String text) {
    return new CsvText(text).table();
  }

  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char most = ',';
    for (char one : new char[] {';', '\t'}) {
      most = count(first, one) > count(first, most) ? one : most;
    }
    return most;
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  private Tabular table() {
    while (at < text.length()) {
      number++;
      Tabular.Refused trouble = row();
      if (trouble != null) {
        return trouble;
      }
    }
    return rows.table(null, 0);
  }

  private Tabular.@Nullable Refused row() {
    while (true) {
      Tabular.Refused trouble = cell();
      if (trouble != null) {
        return trouble;
      }
      if (at >= text.length() || text.charAt(at) != separator) {
        break;
      }
      at++;
    }
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    return rows.end(number);
  }

  private Tabular.@Nullable Refused cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (!atEnd()) {
      at++;
    }
    rows.cell(text.substring(from, at), null);
    return null;
  }

  private boolean atEnd() {
    return at >= text.length()
        || text.charAt(at) == separator
        || text.charAt(at) == '\n'
        || text.charAt(at) == '\r';
  }

  private Tabular.@Nullable Refused quoted() {
    int from = at;
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        cell.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        cell.append(text.charAt(at++));
      } else {
        break;
      }
    }
    boolean closed = at++ < text.length();
    if (!closed || !atEnd()) {
      String near = text.substring(from, Math.min(text.length(), from + 80));
      return new Tabular.Refused(Tabular.Trouble.QUOTE, number, TableRows.beginning(near));
    }
    rows.cell(cell.toString(), null);
    return null;
  }
}
