package songda.directory.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a cell: one text, or a list of them; never anything a spreadsheet would run. */
final class Cells {
  /** Between the parts of a list, as offices write it. */
  private static final String COMMA = "、";

  private static final String SEPARATORS = "[、；;]";

  /** A cell that begins so is taken for a formula (OWASP, CSV Injection); full width too. */
  private static final String RUNS = "(?s)'*[=+\\-@\\t\\r＝＋－＠].*";

  private Cells() {}

  /** The text with an apostrophe in front where a spreadsheet would run it. */
  static String harmless(String text) {
    return text.matches(RUNS) ? "'" + text : text;
  }

  /** The text that {@link #harmless} was given. */
  static String undone(String cell) {
    return cell.startsWith("'") && cell.substring(1).matches(RUNS) ? cell.substring(1) : cell;
  }

  /**
   * A list as one cell: parts separated by 、, or by lines where a part has such a sign itself. The
   * list of nothing but empty parts is the empty cell.
   */
  static String joined(List<String> parts) {
    List<String> lines = parts.stream().map(part -> part.replaceAll("\\p{Cntrl}", " ")).toList();
    if (lines.stream().allMatch(String::isEmpty)) {
      return "";
    }
    boolean inLines = lines.stream().anyMatch(part -> part.matches(".*" + SEPARATORS + ".*"));
    return inLines ? String.join("\n", lines) + "\n" : String.join(COMMA, lines);
  }

  /** The parts of a cell, stripped; in a cell of several lines each line is one. */
  static List<String> parts(String cell) {
    if (cell.isBlank()) {
      return List.of();
    }
    String[] parts =
        cell.contains("\n")
            ? cell.replaceFirst("\\r?\\n$", "").split("\\r?\\n", -1)
            : cell.split(SEPARATORS, -1);
    return Arrays.stream(parts).map(String::strip).toList();
  }

  /** The parts that are not empty. */
  static Stream<String> filled(String cell) {
    return parts(cell).stream().filter(part -> !part.isEmpty());
  }
}
