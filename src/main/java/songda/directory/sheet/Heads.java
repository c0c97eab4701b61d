package songda.directory.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.intake.Tabular;

/**
 * Which column of a file says what.
 *
 * @param row the index of the row of heads among the rows
 * @param places the index of each column's cell
 * @param texts the heads as they stand in the file
 */
record Heads(int row, Map<Column, Integer> places, List<String> texts) {
  /** A title may stand above the heads, and the day, and who made it. */
  private static final int LOOKED_AT = 5;

  /** The heads of a table, or {@code directory.heads} (422) with what is wrong with them. */
  static Answer<Heads> of(Tabular.Table table) {
    int at = 0;
    for (int i = Math.min(LOOKED_AT, table.rows().size()) - 1; i >= 0; i--) {
      at = table.rows().get(i).cells().stream().anyMatch(Heads::isName) ? i : at;
    }
    Tabular.Row row = table.rows().get(at);
    List<Refusal.Detail> wrong = new ArrayList<>();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < row.cells().size(); i++) {
      String text = row.cells().get(i);
      Optional<Column> column = Column.of(text);
      if (column.isEmpty() && !text.isEmpty()) {
        wrong.add(new Refusal.Detail("sheet.head_unknown", row.number(), text, List.of(letter(i))));
      } else if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
        wrong.add(new Refusal.Detail("sheet.head_twice", row.number(), text, List.of(letter(i))));
      }
    }
    if (!places.containsKey(Column.NAME)) {
      wrong.add(0, new Refusal.Detail("sheet.head_name", row.number(), null, List.of()));
    }
    return wrong.isEmpty()
        ? Answer.done(new Heads(at, places, row.cells()))
        : Answer.refused(Refusal.of(422, "directory.heads", wrong));
  }

  private static boolean isName(String text) {
    return Column.of(text).filter(column -> column == Column.NAME).isPresent();
  }

  /** A, B, … Z, AA: how a spreadsheet calls a column. */
  static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** The head of a column as the file has it; empty when it has none. */
  String text(Column column) {
    Integer place = places.get(column);
    return place == null ? "" : texts.get(place);
  }

  /** What a row says in a column; empty when it says nothing, or the file has no such column. */
  String cell(Column column, Tabular.Row row) {
    Integer place = places.get(column);
    return place == null || place >= row.cells().size() ? "" : row.cells().get(place);
  }
}
