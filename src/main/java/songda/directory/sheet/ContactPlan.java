package songda.directory.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;

/** Who receives for a unit, by a row: those it names, and nobody else. */
final class ContactPlan {
  private final Wanted wanted;
  private final List<Listed.Person> before;
  private final List<Refusal.Detail> faults = new ArrayList<>();
  private final List<Listed.Person> gone;
  private final List<Wanted.Someone> come = new ArrayList<>();
  private final List<Plan.Change> changes = new ArrayList<>();

  ContactPlan(Wanted wanted, @Nullable Listed unit) {
    this.wanted = wanted;
    this.before = unit == null ? List.of() : unit.contacts();
    this.gone = new ArrayList<>(before);
    if (wanted.contacts() == null) {
      gone.clear();
    } else {
      plan(wanted.contacts());
    }
  }

  List<Refusal.Detail> faults() {
    return faults;
  }

  List<Long> gone() {
    return gone.stream().map(Listed.Person::id).toList();
  }

  List<Wanted.Someone> come() {
    return come;
  }

  List<Plan.Change> changes() {
    return changes;
  }

  private void plan(List<Wanted.Someone> people) {
    List<String> after = new ArrayList<>();
    for (Wanted.Someone someone : people) {
      Wanted.Someone whole = whole(someone);
      Optional<Listed.Person> there = gone.stream().filter(one -> same(one, whole)).findFirst();
      there.ifPresentOrElse(gone::remove, () -> come.add(whole));
      after.add(said(whole.name(), whole.post(), whole.mobile()));
    }
    if (!gone.isEmpty() || !come.isEmpty()) {
      List<String> now =
          before.stream().map(one -> said(one.name(), one.post(), one.mobile())).toList();
      changes.add(new Plan.Change(Column.PERSON, Cells.joined(now), Cells.joined(after)));
    }
  }

  /** What the row does not say of somebody of this name is as it was. */
  private Wanted.Someone whole(Wanted.Someone someone) {
    String given = someone.mobile();
    boolean masked = given != null && given.contains("****");
    List<Listed.Person> named =
        gone.stream()
            .filter(one -> one.name().equals(someone.name()))
            .filter(one -> !masked || Written.masked(one.mobile()).equals(given))
            .toList();
    if (masked && named.isEmpty()) {
      faults.add(
          new Refusal.Detail("sheet.masked", wanted.row(), given, List.of(Column.MOBILE.word())));
    }
    Listed.@Nullable Person there =
        named.stream()
            .filter(one -> someone.post() == null || text(one.post()).equals(someone.post()))
            .findFirst()
            .orElse(named.isEmpty() ? null : named.get(0));
    return new Wanted.Someone(
        someone.name(),
        someone.post() == null && there != null ? text(there.post()) : text(someone.post()),
        (given == null || masked) && there != null ? text(there.mobile()) : text(given));
  }

  private static boolean same(Listed.Person one, Wanted.Someone other) {
    return one.name().equals(other.name())
        && Objects.equals(text(one.post()), text(other.post()))
        && Objects.equals(text(one.mobile()), text(other.mobile()));
  }

  private static String said(String name, @Nullable String post, @Nullable String mobile) {
    String masked = text(mobile).isEmpty() ? "" : Written.masked(mobile);
    return (name + " " + text(post) + " " + masked).strip().replaceAll(" +", " ");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
