package songda.directory.sheet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Language;
import songda.answer.Messages;
import songda.directory.Contact;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.sheet.RowWriter;

/**
 * How the directory's facts are written into cells.
 *
 * @param language of heads and words
 * @param mailboxes whether their addresses stand there in clear
 */
record Written(Language language, boolean mailboxes) {
  /** The first row. */
  List<String> heads() {
    return Stream.of(Column.values()).map(column -> column.head(language)).toList();
  }

  /** The row of a unit, its cells in the order of {@link Column}. */
  List<String> row(Listed unit) {
    return Stream.of(Column.values())
        .map(column -> RowWriter.harmless(cell(column, unit)))
        .toList();
  }

  private String cell(Column column, Listed unit) {
    return switch (column) {
      case NAME -> unit.name();
      case SHORT -> Cells.joined(unit.shortNames());
      case FORMER -> Cells.joined(unit.formerNames());
      case KIND -> kind(unit.kind());
      case STANDING -> standing(unit.standing());
      case PARENT -> text(unit.parent());
      case PAPER -> yes(unit.paper());
      case EMAIL ->
          Cells.joined(
              unit.used("email").stream()
                  .map(place -> mailboxes ? place.clear() : place.hint())
                  .toList());
      case WEBHOOK -> Cells.joined(unit.used("webhook").stream().map(Listed.Place::hint).toList());
      case PERSON -> Cells.joined(unit.contacts().stream().map(Listed.Person::name).toList());
      case POST ->
          Cells.joined(unit.contacts().stream().map(person -> text(person.post())).toList());
      case MOBILE ->
          Cells.joined(unit.contacts().stream().map(person -> masked(person.mobile())).toList());
    };
  }

  String kind(UnitKind kind) {
    return Messages.text(language, "console.unitKind." + kind.text());
  }

  String standing(Standing standing) {
    return Messages.text(language, "console.standing." + standing.text());
  }

  String yes(boolean yes) {
    return Messages.text(language, "sheet.word." + String.valueOf(yes).toLowerCase(Locale.ROOT));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  static String masked(@Nullable String mobile) {
    return mobile == null ? "" : Contact.masked(mobile);
  }
}
