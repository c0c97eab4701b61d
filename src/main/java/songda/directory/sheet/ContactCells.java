package songda.directory.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.answer.PlainText;
import songda.directory.ContactRules;

/** The contacts of a row: three cells, each a list, that go together part by part. */
final class ContactCells {
  private static final int LONGEST = 60;

  /** Any name, where only the number is asked about. */
  private static final String LONE = "x";

  private final Function<Column, String> cell;
  private final Faults faults;

  /** Where to say what is wrong. */
  interface Faults {
    void add(String code, Column column, @Nullable String near, Object... more);
  }

  ContactCells(Function<Column, String> cell, Faults faults) {
    this.cell = cell;
    this.faults = faults;
  }

  /** Those of the row; null when it does not speak of them. */
  @Nullable List<Wanted.Someone> contacts() {
    String people = cell.apply(Column.PERSON);
    if (people.isEmpty() || SpokenWords.nothing(people)) {
      for (Column column : List.of(Column.POST, Column.MOBILE)) {
        if (!cell.apply(column).isEmpty()) {
          faults.add("sheet.no_person", column, cell.apply(column));
        }
      }
      return people.isEmpty() ? null : List.of();
    }
    List<String> names = Cells.parts(people);
    List<@Nullable String> posts = along(Column.POST, names.size());
    List<@Nullable String> mobiles = along(Column.MOBILE, names.size());
    List<Wanted.Someone> contacts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      contacts.add(someone(names.get(i), posts.get(i), mobiles.get(i)));
    }
    return List.copyOf(contacts);
  }

  /** As many parts as there are contacts, or none at all. */
  private List<@Nullable String> along(Column column, int contacts) {
    String text = cell.apply(column);
    List<@Nullable String> parts = new ArrayList<>(Cells.parts(text));
    if (!parts.isEmpty() && parts.size() != contacts) {
      faults.add("sheet.contacts_count", column, text, parts.size(), contacts);
      parts.clear();
    }
    return parts.isEmpty() ? new ArrayList<>(Collections.nCopies(contacts, null)) : parts;
  }

  private Wanted.Someone someone(String name, @Nullable String post, @Nullable String mobile) {
    boolean masked = mobile != null && mobile.contains("****");
    boolean seen =
        PlainText.oneLine(name, LONGEST)
            && (post == null || post.isEmpty() || PlainText.oneLine(post, LONGEST));
    if (!seen || ContactRules.refusal(name, post, null).isPresent()) {
      faults.add("sheet.person", Column.PERSON, name);
    }
    if (!masked && ContactRules.refusal(LONE, null, mobile).isPresent()) {
      faults.add("sheet.mobile", Column.MOBILE, mobile);
    }
    return new Wanted.Someone(
        name, post, mobile == null || masked ? mobile : ContactRules.digits(mobile));
  }
}
