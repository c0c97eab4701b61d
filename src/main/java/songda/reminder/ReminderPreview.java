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
  private final WorkdayCalendar calendar;
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
    this.calendar = calendar;
    this.ladder = new ReminderLadder(calendar);
  }

  /**
   * What would be sent, as far as it was looked at.
   *
   * @param more whether open addressees were left out
   * @param uncovered years among the instants that no paper on working days covers: 按周末计算
   */
  public record Look(List<Line> lines, boolean more, List<Integer> uncovered) {}

  /**
   * The next rung of each open addressee in printed order; empty for a dispatch that has no
   * deadline, and never with 报, superiors, persons. On paper there is nothing to send: such units
   * go to the phone list at once.
   */
  public Future<List<Line>> of(long dispatchId, Instant now) {
    return waiting(dispatchId, now, Integer.MAX_VALUE).map(Look::lines);
  }

  /** The same for the first open addressees in printed order, at most {@code limit} of them. */
  public Future<Look> first(long dispatchId, Instant now, int limit) {
    return waiting(dispatchId, now, limit);
  }

  private Future<Look> waiting(long dispatchId, Instant now, int limit) {
    return store
        .open(database.pool(), dispatchId, limit)
        .map(
            waiting -> {
              List<Line> lines =
                  waiting.stream()
                      .flatMap(
                          unit -> ladder.next(unit.open(), now).map(s -> line(unit, s)).stream())
                      .toList();
              return new Look(lines, waiting.size() == limit, uncovered(lines));
            });
  }

  private List<Integer> uncovered(List<Line> lines) {
    return lines.stream()
        .map(line -> line.at().atZone(WorkdayCalendar.ZONE).getYear())
        .distinct()
        .filter(year -> !calendar.covers(year))
        .sorted()
        .toList();
  }

  private static Line line(ReminderStore.Waiting unit, ReminderLadder.Step step) {
    Rung rung = unit.paper() && step.rung().sends() ? Rung.PHONE_LIST : step.rung();
    return new Line(unit.addresseeId(), unit.unitName(), unit.open().relation(), rung, step.at());
  }
}
