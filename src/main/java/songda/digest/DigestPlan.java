package songda.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import songda.reminder.WorkdayCalendar;
import songda.settings.Settings;

/**
 * To whom the digest goes, and when; pure.
 *
 * @param at from when on, in Asia/Shanghai
 * @param publicUrl its links start with it
 */
public record DigestPlan(
    List<Mailbox> to, LocalTime at, String publicUrl, WorkdayCalendar calendar) {
  /** As it is configured. */
  public static DigestPlan of(Settings settings, WorkdayCalendar calendar) {
    Settings.Secretariat wanted = settings.secretariat();
    return new DigestPlan(
        wanted.digestTo().stream().map(Mailbox::new).toList(),
        wanted.digestAt(),
        settings.http().publicUrl(),
        calendar);
  }

  /** The day of an instant in the office. */
  static LocalDate day(Instant now) {
    return now.atZone(WorkdayCalendar.ZONE).toLocalDate();
  }

  /** Whether a working day's time has come; it stays so until the day is over. */
  boolean due(Instant now) {
    return calendar.works(day(now)) && !now.atZone(WorkdayCalendar.ZONE).toLocalTime().isBefore(at);
  }
}
