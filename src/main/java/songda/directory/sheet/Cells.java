package songda.directory.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in a cell: one text, or a list of them. */
final class Cells {
  /** Between the parts of a list, as offices write it. */
  private static final String COMMA = "、";

  private static final Pattern NEEDS_QUOTES = Pattern.compile("^\"|[、；;]");

  /** A part in quotation marks, or one without; each begins the cell or follows a separator. */
  private static final Pattern PART =
      Pattern.compile(
          "(?:^|[、；;]|\\r?\\n)(?:\\s*\"((?:[^\"]|\"\")*)\"\\s*(?=[、；;\\n]|$)|([^、；;\\n]*))");

  private Cells() {}

  /**
   * A list as one cell: parts separated by 、, in quotation marks where a part has such a sign
   * itself. The list of nothing but empty parts is the empty cell.
   */
  static String joined(List<String> parts) {
    return parts.stream().allMatch(String::isEmpty)
        ? ""
        : parts.stream()
            .map(part -> part.replaceAll("\\p{Cntrl}", " "))
            .map(part -> NEEDS_QUOTES.matcher(part).find() ? quoted(part) : part)
            .collect(Collectors.joining(COMMA));
  }

  private static String quoted(String part) {
    return '"' + part.replace("\"", "\"\"") + '"';
  }

  /** The parts of a cell, stripped: separated by 、, a semicolon or a line end. */
  static List<String> parts(String cell) {
    List<String> parts = new ArrayList<>();
    if (cell.isBlank()) {
      return parts;
    }
    Matcher part = PART.matcher(cell);
    while (part.find()) {
      String whole = part.group(1);
      parts.add((whole == null ? part.group(2) : whole.replace("\"\"", "\"")).strip());
    }
    return parts;
  }

  /** The parts that are not empty. */
  static Stream<String> filled(String cell) {
    return parts(cell).stream().filter(part -> !part.isEmpty());
  }

  /** The addresses of a cell, between which any of the usual signs or spaces may stand. */
  static Stream<String> addresses(String cell) {
    return Arrays.stream(cell.split("[\\s\u3000、；;，,]+")).filter(part -> !part.isEmpty());
  }
}
