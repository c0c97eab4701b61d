package songda.directory.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;

/** Compares a file with the directory, and decides what would be written. */
final class Planner {
  private final Known known;
  private final NameClashes names;
  private final Parents parents;

  private Planner(List<Wanted> rows, Known known) {
    this.known = known;
    this.names = new NameClashes(rows, known);
    this.parents = new Parents(rows, known, names);
  }

  static Plan plan(List<Wanted> rows, Known known) {
    Planner planner = new Planner(rows, known);
    return Plan.of(rows.stream().map(planner::step).toList());
  }

  private Plan.Step step(Wanted wanted) {
    @Nullable Listed unit = names.unit(wanted).orElse(null);
    NamePlan other = new NamePlan(wanted, unit);
    PlacePlan places = new PlacePlan(wanted, unit, known);
    ContactPlan contacts = new ContactPlan(wanted, unit);
    List<Refusal.Detail> faults = new ArrayList<>(wanted.faults());
    faults.addAll(names.faults(wanted));
    parents.fault(wanted).ifPresent(faults::add);
    faults.addAll(places.faults());
    faults.addAll(contacts.faults());
    if (unit == null) {
      unclassified(wanted, faults);
    }
    if (!faults.isEmpty()) {
      return step(wanted, Plan.Outcome.REFUSED, unit, List.of(), faults, Work.NONE);
    }
    List<Plan.Change> changes = new ArrayList<>(other.changes());
    Facts facts = new Facts(wanted, unit, parents.wish(wanted).orElse(null), changes);
    changes.addAll(places.changes());
    changes.addAll(contacts.changes());
    Work work =
        new Work(
            unit == null ? fresh(wanted) : null,
            other.dropped(),
            unit == null ? List.of() : other.added(),
            facts.sort,
            facts.paper,
            facts.parent,
            places.endpoints(),
            contacts.gone(),
            contacts.come());
    Plan.Outcome outcome =
        unit == null
            ? Plan.Outcome.ADDED
            : changes.isEmpty() ? Plan.Outcome.SAME : Plan.Outcome.CHANGED;
    return step(wanted, outcome, unit, changes, faults, work);
  }

  private static Plan.Step step(
      Wanted wanted,
      Plan.Outcome outcome,
      @Nullable Listed unit,
      List<Plan.Change> changes,
      List<Refusal.Detail> faults,
      Work work) {
    Long id = unit == null ? null : unit.id();
    return new Plan.Step(
        wanted.row(), outcome, wanted.name(), id, List.copyOf(changes), List.copyOf(faults), work);
  }

  /** A kind or standing that is wrong was named already. */
  private static void unclassified(Wanted wanted, List<Refusal.Detail> faults) {
    if (wanted.kind() == null
        && faults.stream().noneMatch(one -> one.code().equals("sheet.kind"))) {
      faults.add(new Refusal.Detail("sheet.no_kind", wanted.row(), null, List.of()));
    }
    if (wanted.standing() == null
        && faults.stream().noneMatch(one -> one.code().equals("sheet.standing"))) {
      faults.add(new Refusal.Detail("sheet.no_standing", wanted.row(), null, List.of()));
    }
  }

  private static NewUnit fresh(Wanted wanted) {
    return new NewUnit(
        wanted.name(),
        Objects.requireNonNull(wanted.standing()),
        Objects.requireNonNull(wanted.kind()),
        null,
        Boolean.TRUE.equals(wanted.paper()),
        NameClashes.others(wanted.shortNames()),
        NameClashes.others(wanted.formerNames()));
  }

  /** Kind, standing, parent and 纸质: what changes of them. */
  private final class Facts {
    final Work.@Nullable Sort sort;
    final @Nullable Boolean paper;
    final Work.@Nullable Parent parent;

    Facts(
        Wanted wanted,
        @Nullable Listed unit,
        Work.@Nullable Parent wish,
        List<Plan.Change> changes) {
      UnitKind kind = wanted.kind() == null && unit != null ? unit.kind() : wanted.kind();
      Standing standing =
          wanted.standing() == null && unit != null ? unit.standing() : wanted.standing();
      boolean sorted =
          change(
              changes,
              Column.KIND,
              unit == null ? "" : unit.kind().text(),
              kind == null ? "" : kind.text());
      sorted |=
          change(
              changes,
              Column.STANDING,
              unit == null ? "" : unit.standing().text(),
              standing == null ? "" : standing.text());
      sort =
          sorted && unit != null && kind != null && standing != null
              ? new Work.Sort(kind, standing)
              : null;
      String now = unit == null ? "" : Optional.ofNullable(unit.parent()).orElse("");
      parent =
          wish != null && moves(unit, wish) && change(changes, Column.PARENT, now, wish.name())
              ? wish
              : null;
      boolean marked = unit != null && unit.paper();
      boolean mark = wanted.paper() == null ? marked : wanted.paper();
      boolean remarked =
          change(changes, Column.PAPER, String.valueOf(marked), String.valueOf(mark));
      paper = (remarked && unit != null) ? mark : null;
    }

    private boolean moves(@Nullable Listed unit, Work.Parent wish) {
      Long now = unit == null ? null : known.parents().get(unit.id());
      return wish.row() > 0 || !Objects.equals(now, wish.unitId());
    }

    private static boolean change(
        List<Plan.Change> changes, Column column, String before, String after) {
      boolean differs = !before.equals(after);
      if (differs) {
        changes.add(new Plan.Change(column, before, after));
      }
      return differs;
    }
  }
}
