package songda.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.EntryKind;
import songda.bulletin.EntryLine;
import songda.bulletin.Relation;

/**
 * The form of a run of entries: what is stored, or what somebody typed.
 *
 * @param from the first entry it replaces, 1-based
 * @param to the last; {@code from - 1} where it only adds
 * @param revision of the bulletin it was opened at
 * @param rows one for each entry and some empty ones; a row without a name is no entry
 */
public record LinesForm(int from, int to, @Nullable Integer revision, List<Row> rows) {
  /** Entries that one form shows. */
  private static final int MOST = 20;

  private static final int SPARE = 2;

  /**
   * One row as text.
   *
   * @param kind {@code unit}, {@code collective}, or empty for what the name says
   */
  public record Row(String relation, String name, String kind, String copies) {
    Optional<EntryLine> line() {
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new EntryLine(
                  Relation.of(relation),
                  name,
                  kind.isEmpty() ? null : EntryKind.of(kind),
                  copies.isEmpty() ? null : Integer.valueOf(copies)));
    }

    boolean readable() {
      return Stream.of(Relation.values()).anyMatch(one -> one.text().equals(relation))
          && List.of("", "unit", "collective").contains(kind)
          && copies.matches("\\d{0,6}");
    }
  }

  static LinesForm of(Visit visit, Bulletin bulletin) {
    int total = bulletin.entries().size();
    int from = (int) Math.max(1, Math.min(Visit.number(visit.field("from"), 1), total + 1));
    int last = (int) Visit.number(visit.field("to"), from);
    int to = Math.max(from - 1, Math.min(Math.min(last, total), from + MOST - 1));
    List<Row> rows = new ArrayList<>();
    for (ConfirmedEntry entry : bulletin.entries().subList(from - 1, to)) {
      rows.add(
          new Row(
              entry.printed().relation().text(),
              entry.name(),
              entry.kind().text(),
              Words.text(entry.copies())));
    }
    ConfirmedEntry near = total == 0 ? null : bulletin.entries().get(Math.min(from, total) - 1);
    String relation = near == null ? "send" : near.printed().relation().text();
    for (int i = 0; i < SPARE; i++) {
      rows.add(new Row(relation, "", "", ""));
    }
    return new LinesForm(from, to, bulletin.revision(), rows);
  }

  static LinesForm typed(Visit visit) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MOST + SPARE && !visit.field("relation" + i).isEmpty(); i++) {
      rows.add(
          new Row(
              visit.field("relation" + i),
              visit.field("name" + i),
              visit.field("kind" + i),
              visit.field("copies" + i)));
    }
    return new LinesForm(
        (int) Visit.number(visit.field("from"), 0),
        (int) Visit.number(visit.field("to"), -1),
        visit.integer("revision"),
        rows);
  }

  /** Why the form cannot be read; empty when it can. */
  Optional<Refusal> unreadable() {
    return rows.stream()
        .filter(row -> !row.readable())
        .findFirst()
        .map(row -> Refusal.of(422, "entry.unreadable", row.name(), row.copies()));
  }

  List<EntryLine> lines() {
    return rows.stream().map(Row::line).flatMap(Optional::stream).toList();
  }
}
