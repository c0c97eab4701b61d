package songda.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells merged below the first row that has more than one text: which unit they are said of cannot
 * be told. A title merged over the whole width above the heads does no harm.
 */
final class MergedCells {
  private static final Pattern MERGED =
      Pattern.compile("<(?:\\w+:)?mergeCell\\s[^>]*ref=\"([A-Z]+(\\d{1,7}):[A-Z]+(\\d{1,7}))\"");

  private static final int SHOWN = 5;

  private MergedCells() {}

  /** The table, or a refusal that names the first merged ranges. */
  static Tabular refused(WorkbookParts parts, String sheetId, Tabular.Table table)
      throws IOException {
    int heads =
        table.rows().stream()
            .filter(row -> row.cells().stream().filter(cell -> !cell.isEmpty()).count() > 1)
            .mapToInt(Tabular.Row::number)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    String part = part(parts.markup("xl/_rels/workbook.xml.rels"), sheetId);
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (Matcher found = MERGED.matcher(parts.markup(part)); found.find(); ) {
      if (Integer.parseInt(found.group(3)) >= heads) {
        first = first == 0 ? Integer.parseInt(found.group(2)) : first;
        ranges.add(found.group(1));
      }
    }
    return ranges.isEmpty()
        ? table
        : new Tabular.Refused(
            Tabular.Trouble.MERGED,
            first,
            String.join("、", ranges.subList(0, Math.min(SHOWN, ranges.size())))
                + (ranges.size() > SHOWN ? "…" : ""));
  }

  private static String part(String relations, String sheetId) {
    Matcher one = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>").matcher(relations);
    while (one.find()) {
      Matcher target = Pattern.compile("Target=\"/?(?:xl/)?([^\"]+)\"").matcher(one.group());
      if (one.group().contains("Id=\"" + sheetId + "\"") && target.find()) {
        return "xl/" + target.group(1);
      }
    }
    return "";
  }
}
