package songda.reminder;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import songda.bulletin.Relation;
import songda.database.Database;

/** Who of a dispatch would be reminded, when and how; sends nothing and writes nothing. */
public final class ReminderPreview {
  private final Database database;
  private final ReminderStore store;
  private final ReminderLadder ladder;

  /**
   * One unit that would be reminded.
   *
   * @param at the earliest instant, within office hours
   */
  public record Line(long addresseeId, String unitName, Relation relation, Rung rung, Instant at) {}

  /** Over one database and calendar. */
  public ReminderPreview(Database database, ReminderStore store, WorkdayCalendar calendar) {
    this.database = database;
    this.store = store;
    this.ladder = new ReminderLadder(calendar);
  }

  /**
   * The next rung of each open addressee in printed order; empty for a dispatch that has no
   * deadline, and never with 报, superiors, persons. On paper there is nothing to send: such units
   * go to the phone list at once.
   */
  public Future<List<Line>> of(long dispatchId, Instant now) {
    return store
        .open(database.pool(), dispatchId)
        .map(
            waiting ->
                waiting.stream()
                    .flatMap(unit -> ladder.next(unit.open(), now).map(s -> line(unit, s)).stream())
                    .toList());
  }

  private static Line line(ReminderStore.Waiting unit, ReminderLadder.Step step) {
    Rung rung = unit.paper() && step.rung().sends() ? Rung.PHONE_LIST : step.rung();
    return new Line(unit.addresseeId(), unit.unitName(), unit.open().relation(), rung, step.at());
  }
}
