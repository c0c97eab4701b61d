package songda.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Relation;

/** Which reminder comes next for an open addressee, by manners (domain.md §6); pure. */
public final class ReminderLadder {
  /** Office time between two reminders to one unit. */
  public static final Duration PAUSE = Duration.ofHours(4);

  private static final List<Rung> POLITE = List.of(Rung.DEADLINE_DAY, Rung.PHONE_LIST);
  private static final List<Rung> FULL =
      List.of(Rung.DAY_BEFORE, Rung.DEADLINE_DAY, Rung.DAY_AFTER, Rung.LEADER_DRAFT);

  private final WorkdayCalendar calendar;

  /**
   * An addressee as the ladder sees it.
   *
   * @param standing superior, peer, subordinate or outside; anything else counts as superior
   * @param persons whether every printed entry it stands for names persons, not units
   * @param deadline null when none was set: then nothing is due
   * @param done rungs already climbed
   * @param last when the last reminder went, null if none did
   */
  public record Open(
      Relation relation,
      String standing,
      boolean persons,
      @Nullable Instant deadline,
      Set<Rung> done,
      @Nullable Instant last) {}

  /** The next rung and the earliest instant for it. */
  public record Step(Rung rung, Instant at) {}

  /** With the working days it counts. */
  public ReminderLadder(WorkdayCalendar calendar) {
    this.calendar = calendar;
  }

  /** The rungs an addressee is ever put on: none for 报, superiors and persons. */
  public static List<Rung> rungs(Open open) {
    boolean known = Set.of("peer", "subordinate", "outside").contains(open.standing());
    if (open.relation() == Relation.REPORT || !known || open.persons()) {
      return List.of();
    }
    boolean below = open.relation() == Relation.ISSUE || open.standing().equals("subordinate");
    return below ? FULL : POLITE;
  }

  /**
   * What comes next: the latest rung whose day has come, unless it was climbed; otherwise the next
   * one. Missed rungs are not made up for.
   */
  public Optional<Step> next(Open open, Instant now) {
    Instant deadline = open.deadline();
    if (deadline == null) {
      return Optional.empty();
    }
    LocalDate day = deadline.atZone(WorkdayCalendar.ZONE).toLocalDate();
    Step due = null;
    for (Rung rung : rungs(open)) {
      Instant opens = calendar.opens(calendar.plus(day, rung.workdays()));
      if (open.done().contains(rung)) {
        due = null;
      } else if (!opens.isAfter(now)) {
        due = new Step(rung, now);
      } else {
        return Optional.of(due != null ? paced(due, open) : paced(new Step(rung, opens), open));
      }
    }
    return Optional.ofNullable(due).map(step -> paced(step, open));
  }

  private Step paced(Step step, Open open) {
    Instant at = calendar.officeTime(step.at());
    Instant last = open.last();
    if (last != null) {
      Instant rested = calendar.afterOfficeTime(last, PAUSE);
      at = rested.isAfter(at) ? rested : at;
    }
    return new Step(step.rung(), at);
  }
}
