package songda.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import songda.answer.Language;

/** Instants and dates as the office reads them: Asia/Shanghai, 5月27日 14:05. */
public final class Times {
  /** The zone of every time shown. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);
  private static final DateTimeFormatter ZH_YEAR =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT);
  private static final DateTimeFormatter ZH_DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter EN_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final Language language;
  private final int year;

  /** Times as seen at a moment: the year is shown only when it is another. */
  public Times(Language language, Instant now) {
    this.language = language;
    this.year = now.atZone(ZONE).getYear();
  }

  /** Day and minute; empty for null. */
  public String at(@Nullable Instant instant) {
    if (instant == null) {
      return "";
    }
    ZonedDateTime local = instant.atZone(ZONE);
    if (local.getYear() == year) {
      return local.format(language == Language.ZH ? ZH : EN);
    }
    return local.format(language == Language.ZH ? ZH_YEAR : EN_YEAR);
  }

  /** Day, minute and second; empty for null. */
  public String second(@Nullable Instant instant) {
    return instant == null
        ? ""
        : at(instant) + instant.atZone(ZONE).format(DateTimeFormatter.ofPattern(":ss"));
  }

  /** The exact instant, for titles; empty for null. */
  public String exact(@Nullable Instant instant) {
    return instant == null ? "" : instant.atZone(ZONE).toOffsetDateTime().toString();
  }

  /** A day; empty for null. */
  public String day(@Nullable LocalDate day) {
    return day == null ? "" : day.format(language == Language.ZH ? ZH_DAY : EN_DAY);
  }
}
