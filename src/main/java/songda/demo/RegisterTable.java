package songda.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import songda.answer.Language;
import songda.answer.Messages;
import songda.bulletin.Relation;
import songda.ledger.RegisterRow;
import songda.pages.Times;

/**
 * The 分送登记表 as a table for terminals: grouped by 报/送/发 and by kind of unit, Han characters two
 * columns wide.
 */
final class RegisterTable {
  private static final List<String> KINDS =
      List.of("civilization", "association", "courier", "system", "other");
  private static final int[] WIDTHS = {5, 37, 6, 15, 8, 15};

  private final Times times;

  RegisterTable(Times times) {
    this.times = times;
  }

  List<String> lines(List<RegisterRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            text("number"),
            text("unit"),
            text("way"),
            text("sent"),
            text("signer"),
            text("signed"),
            text("state")));
    int number = 0;
    Map<Relation, Map<Integer, List<RegisterRow>>> groups = new TreeMap<>();
    for (RegisterRow row : rows) {
      groups
          .computeIfAbsent(row.relation(), relation -> new TreeMap<>())
          .computeIfAbsent(KINDS.indexOf(row.unitKind()), kind -> new ArrayList<>())
          .add(row);
    }
    for (var relation : groups.entrySet()) {
      for (var kind : relation.getValue().entrySet()) {
        lines.add(
            "── " + relation.getKey().printed() + " · " + text("kind." + KINDS.get(kind.getKey())));
        for (RegisterRow row : kind.getValue()) {
          lines.add(line(++number, row));
        }
      }
    }
    return lines;
  }

  private String line(int number, RegisterRow row) {
    return row(
        Integer.toString(number),
        row.unitName(),
        row.paper() ? text("paper") : text("channel." + row.channel()),
        times.at(row.sentAt()),
        row.person() == null ? "" : row.person(),
        times.at(row.signedAt()),
        text("state." + row.state()) + (row.byProxy() ? text("proxy") : ""));
  }

  private static String row(String... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(cells[i]);
      if (i < WIDTHS.length) {
        line.append(" ".repeat(Math.max(1, WIDTHS[i] - width(cells[i]))));
      }
    }
    return line.toString();
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }

  private static String text(String key) {
    return Messages.text(Language.ZH, "demo.register." + key);
  }
}
