package songda.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a calendar such as {@code calendar/workdays-cn.json} of the class path: {@code
 * {"years":{"2026":{"off":[…],"work":[…]}}}}; a paper's late December days may stand in the next
 * year.
 */
public final class CalendarFile {
  private CalendarFile() {}

  /** The calendar that comes with the product. */
  public static WorkdayCalendar bundled() {
    try (InputStream in =
        Objects.requireNonNull(
            CalendarFile.class.getResourceAsStream("/calendar/workdays-cn.json"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A calendar file's content.
   *
   * @throws IOException when it is not JSON of that form; the message names the day
   */
  public static WorkdayCalendar read(InputStream in) throws IOException {
    Set<LocalDate> off = new HashSet<>();
    Set<LocalDate> work = new HashSet<>();
    Set<Integer> years = new HashSet<>();
    for (var year : new ObjectMapper().readTree(in).path("years").properties()) {
      add(year.getValue().path("off"), off);
      add(year.getValue().path("work"), work);
      if (!year.getValue().path("off").isEmpty()) {
        years.add(Integer.valueOf(year.getKey()));
      }
    }
    return new WorkdayCalendar(off, work, years);
  }

  private static void add(JsonNode days, Set<LocalDate> into) throws IOException {
    for (JsonNode day : days) {
      try {
        into.add(LocalDate.parse(day.asText()));
      } catch (DateTimeException e) {
        throw new IOException("the calendar has a day that is none: " + day.asText(), e);
      }
    }
  }
}
