package songda.directory.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.bulletin.NameKey;
import songda.directory.CanonicalAddress;
import songda.intake.TableFile;
import songda.intake.Tabular;
import songda.sheet.RowWriter;

/** Reads one row of a file: words into values, and what is wrong with them. */
final class WantedReader {
  private static final int LONGEST_NAME = 200;

  private final Heads heads;
  private final UnaryOperator<String> fingerprint;
  private final Tabular.Row row;
  private final List<Refusal.Detail> faults = new ArrayList<>();

  private WantedReader(Heads heads, UnaryOperator<String> fingerprint, Tabular.Row row) {
    this.heads = heads;
    this.fingerprint = fingerprint;
    this.row = row;
  }

  /**
   * The rows below the heads.
   *
   * @param fingerprint of a canonical address, in hexadecimal
   */
  static List<Wanted> read(Tabular.Table table, Heads heads, UnaryOperator<String> fingerprint) {
    return table.rows().stream()
        .skip(heads.row() + 1L)
        .map(row -> new WantedReader(heads, fingerprint, row).wanted())
        .toList();
  }

  private Wanted wanted() {
    row.faults().forEach(this::unreadable);
    for (int i = 0; i < row.cells().size(); i++) {
      if (!row.cells().get(i).isEmpty()
          && (i >= heads.texts().size() || heads.texts().get(i).isEmpty())) {
        String text = row.cells().get(i);
        faults.add(
            new Refusal.Detail("sheet.no_head", row.number(), text, List.of(Heads.letter(i))));
      }
    }
    String name = cell(Column.NAME);
    if (name.isEmpty()) {
      fault("sheet.name_missing", Column.NAME, null);
    } else if (!isName(name)) {
      fault("sheet.name", Column.NAME, name);
    }
    return new Wanted(
        row.number(),
        name,
        names(Column.SHORT),
        names(Column.FORMER),
        word(Column.KIND, "sheet.kind", SpokenWords::kind),
        word(Column.STANDING, "sheet.standing", SpokenWords::standing),
        parent(),
        word(Column.PAPER, "sheet.paper", SpokenWords::answer),
        addresses(Column.EMAIL, "email", "sheet.mailbox"),
        addresses(Column.WEBHOOK, "webhook", "sheet.webhook"),
        new ContactCells(this::cell, this::fault).contacts(),
        List.copyOf(faults));
  }

  private void unreadable(int index, Tabular.Fault fault) {
    String code =
        switch (fault) {
          case FORMULA -> "sheet.formula";
          case ERROR -> "sheet.error";
          case LONG -> "sheet.long";
        };
    String head = index < heads.texts().size() ? heads.texts().get(index) : Heads.letter(index);
    faults.add(
        new Refusal.Detail(
            code, row.number(), row.cells().get(index), List.of(head, TableFile.LONGEST_CELL)));
  }

  /** The text of a cell as it was before a spreadsheet was told not to run it. */
  private String cell(Column column) {
    Integer place = heads.places().get(column);
    return place != null && row.faults().containsKey(place)
        ? ""
        : RowWriter.undone(heads.cell(column, row)).strip();
  }

  private void fault(String code, Column column, @Nullable String near, Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(heads.text(column));
    arguments.addAll(List.of(more));
    faults.add(new Refusal.Detail(code, row.number(), near, List.copyOf(arguments)));
  }

  static boolean isName(String text) {
    return PlainText.oneLine(text, LONGEST_NAME) && !NameKey.of(text).isEmpty();
  }

  /** Each name once; the unit's own full name is no other name of it. */
  private @Nullable List<String> names(Column column) {
    String cell = cell(column);
    if (cell.isEmpty()) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    if (!SpokenWords.nothing(cell)) {
      Cells.filled(cell)
          .peek(name -> faultOf(column, name))
          .forEach(name -> names.putIfAbsent(NameKey.of(name), name));
    }
    names.remove(NameKey.of(cell(Column.NAME)));
    return List.copyOf(names.values());
  }

  private void faultOf(Column column, String name) {
    if (!isName(name)) {
      fault("sheet.name", column, name);
    }
  }

  private <T> @Nullable T word(Column column, String code, Function<String, Optional<T>> meaning) {
    String cell = cell(column);
    if (cell.isEmpty()) {
      return null;
    }
    Optional<T> meant = meaning.apply(cell);
    if (meant.isEmpty()) {
      fault(code, column, cell);
    }
    return meant.orElse(null);
  }

  private @Nullable String parent() {
    String cell = cell(Column.PARENT);
    return cell.isEmpty() ? null : SpokenWords.nothing(cell) ? "" : cell;
  }

  private List<Wanted.Address> addresses(Column column, String channel, String code) {
    Map<String, Wanted.Address> addresses = new LinkedHashMap<>();
    Cells.addresses(cell(column))
        .forEach(
            text -> {
              Optional<CanonicalAddress> canonical = CanonicalAddress.of(channel, text);
              if (text.contains("****")) {
                addresses.putIfAbsent(text, new Wanted.Address(channel, text, text, null));
              } else if (canonical.isEmpty()) {
                fault(SpokenWords.nothing(text) ? "sheet.address_stays" : code, column, text);
              } else {
                String print = fingerprint.apply(canonical.get().text());
                addresses.putIfAbsent(
                    print, new Wanted.Address(channel, text, canonical.get().hint(), print));
              }
            });
    return List.copyOf(addresses.values());
  }
}
