package songda.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import songda.answer.Answer;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Decision;
import songda.bulletin.EntryKind;
import songda.directory.Collectives;
import songda.directory.Unit;
import songda.directory.Units;

/** What a person decides about the entries of a bulletin: readings, units, members. */
public final class EntryChoices {
  /** Units offered at once in a list to choose from. */
  private static final int OFFER = 200;

  private final Bulletins bulletins;
  private final Units units;
  private final Collectives collectives;

  /** Choices over bulletins and the directory. */
  public EntryChoices(Bulletins bulletins, Units units, Collectives collectives) {
    this.bulletins = bulletins;
    this.units = units;
    this.collectives = collectives;
  }

  /** The units to choose from; none when every entry stands for one already. */
  Future<List<Unit>> of(Bulletin bulletin, String searched) {
    if (!bulletin.editable() || bulletin.entries().stream().allMatch(ConfirmedEntry::resolved)) {
      return Future.succeededFuture(List.of());
    }
    return searched.isEmpty() ? units.all(null, OFFER) : units.search(searched, OFFER);
  }

  /** Takes {@code choice} = a reading's number, {@code name} or {@code unit}. */
  Future<Answer<Bulletin>> decide(Visit visit) {
    return bulletins.decide(
        visit.caller(),
        visit.id("id"),
        visit.integer("revision"),
        (int) Visit.number(visit.field("position"), 0),
        decision(visit));
  }

  /** Maps the phrase of an entry to the units ticked. */
  Future<? extends Answer<?>> map(Visit visit) {
    List<Long> members =
        visit.http().request().formAttributes().getAll("member").stream()
            .map(id -> Visit.number(id, -1))
            .collect(Collectors.toList());
    return collectives.map(visit.caller(), visit.field("phrase"), members);
  }

  private static Decision decision(Visit visit) {
    String choice = visit.field("choice");
    if (choice.equals("name")) {
      return new Decision.Rename(
          visit.field("name"),
          visit.field("kind").equals("collective") ? EntryKind.COLLECTIVE : EntryKind.UNIT);
    }
    if (choice.equals("unit")) {
      return new Decision.ToUnit(Visit.number(visit.field("unit"), -1));
    }
    return new Decision.Choose(
        Stream.of(choice)
            .filter(text -> text.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .findFirst()
            .orElse(-1));
  }
}
