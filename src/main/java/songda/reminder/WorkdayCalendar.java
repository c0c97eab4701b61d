package songda.reminder;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Working days and office hours in Asia/Shanghai; pure. A day listed as work works, a day listed as
 * off does not, otherwise Monday to Friday work (domain.md §5.4). A year without data goes by
 * weekends.
 *
 * @param off days off by the State Council's papers
 * @param work weekend days that are worked
 * @param years years that a paper covers
 */
public record WorkdayCalendar(Set<LocalDate> off, Set<LocalDate> work, Set<Integer> years) {
  /** The zone of every deadline. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 30);

  /** A calendar that never changes. */
  public WorkdayCalendar {
    off = Set.copyOf(off);
    work = Set.copyOf(work);
    years = Set.copyOf(years);
  }

  /** Whether a paper covers the year; if not, pages say 按周末计算. */
  public boolean covers(int year) {
    return years.contains(year);
  }

  /** Whether the day is worked. */
  public boolean works(LocalDate day) {
    if (work.contains(day)) {
      return true;
    }
    DayOfWeek weekday = day.getDayOfWeek();
    return !off.contains(day) && weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
  }

  /** The working day {@code n} working days after (or, negative, before) a day. */
  public LocalDate plus(LocalDate day, int n) {
    LocalDate at = day;
    int step = n < 0 ? -1 : 1;
    for (int left = Math.abs(n); left > 0; ) {
      at = at.plusDays(step);
      if (works(at)) {
        left--;
      }
    }
    return at;
  }

  /** “N个工作日内”: counts from the next working day, ends at the close of business. */
  public Instant deadline(Instant from, int n) {
    return closes(plus(from.atZone(ZONE).toLocalDate(), n));
  }

  /** When business opens on a day. */
  public Instant opens(LocalDate day) {
    return day.atTime(OPENS).atZone(ZONE).toInstant();
  }

  /** When business closes on a day. */
  public Instant closes(LocalDate day) {
    return day.atTime(CLOSES).atZone(ZONE).toInstant();
  }

  /** The instant itself within office hours, else the next opening. */
  public Instant officeTime(Instant instant) {
    ZonedDateTime local = instant.atZone(ZONE);
    LocalDate day = local.toLocalDate();
    if (!works(day) || !local.toLocalTime().isBefore(CLOSES)) {
      return opens(plus(day, 1));
    }
    return local.toLocalTime().isBefore(OPENS) ? opens(day) : instant;
  }

  /** The instant after a length of office time has passed since another. */
  public Instant afterOfficeTime(Instant from, Duration length) {
    Instant at = officeTime(from);
    Duration left = length;
    while (true) {
      Duration today = Duration.between(at, closes(at.atZone(ZONE).toLocalDate()));
      if (left.compareTo(today) <= 0) {
        return officeTime(at.plus(left));
      }
      left = left.minus(today);
      at = officeTime(at.plus(today));
    }
  }
}
