package songda.bulletin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and dates as they are printed: ASCII, full-width, Chinese or financial digits (贰拾),
 * spaces between.
 */
final class Numerals {
  /** A number of at most nine digits, in any script. */
  static final String NUMBER = "[0-9０-９〇○零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,9}+";

  /** A month of a year in the Chinese form, the first also 元月; groups year, month. */
  static final String MONTH = "([0-9０-９〇○零一二三四五六七八九]{4})\\s*+年\\s*+(" + NUMBER + "|元)\\s*+月";

  /** A full date in the Chinese form; groups year, month, day. */
  static final String DATE = MONTH + "\\s*+(" + NUMBER + ")\\s*+日";

  private static final Pattern CHINESE_DATE = Letters.pattern(DATE);
  private static final Pattern PLAIN_DATE =
      Letters.pattern("(\\d{4})\\s*[-./]\\s*(\\d{1,2})\\s*[-./]\\s*(\\d{1,2})(?!\\d)");

  private Numerals() {}

  /** The value of a printed number, or null when it is none or over 999,999,999. */
  static @Nullable Integer value(String printed) {
    return hasUnits(printed) ? unitValue(printed) : digitValue(printed);
  }

  private static boolean hasUnits(String printed) {
    return printed.chars().anyMatch(c -> power(c) > 0);
  }

  /**
   * The power of ten of a Chinese unit, in plain or in financial writing; 0 for other characters.
   */
  private static int power(int c) {
    return Math.max("十百千".indexOf(c), "拾佰仟".indexOf(c)) + 1;
  }

  private static @Nullable Integer digitValue(String printed) {
    int value = 0;
    if (printed.isEmpty() || printed.length() > 9) {
      return null;
    }
    for (int i = 0; i < printed.length(); i++) {
      int digit = digit(printed.charAt(i));
      if (digit < 0) {
        return null;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static @Nullable Integer unitValue(String printed) {
    int total = 0;
    int digit = -1;
    for (int i = 0; i < printed.length(); i++) {
      int power = power(printed.charAt(i));
      if (power > 0) {
        total += (digit < 0 ? 1 : digit) * (int) Math.pow(10, power);
        digit = -1;
      } else {
        digit = digit(printed.charAt(i));
        if (digit < 0) {
          return null;
        }
      }
    }
    return total + Math.max(0, digit);
  }

  /** True for 0–9 in ASCII or full width. */
  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static int digit(char c) {
    if (c >= '０' && c <= '９') {
      return c - '０';
    }
    if (c == '〇' || c == '○') {
      return 0;
    }
    int chinese = Math.max("零一二三四五六七八九".indexOf(c), "零壹贰叁肆伍陆柒捌玖".indexOf(c));
    if (chinese >= 0) {
      return chinese;
    }
    return c == '两' ? 2 : c >= '0' && c <= '9' ? c - '0' : -1;
  }

  /** The first full date in a text, in the Chinese form or as 2026-07-01, or null. */
  static @Nullable LocalDate date(String text) {
    Matcher chinese = CHINESE_DATE.matcher(text);
    if (chinese.find()) {
      return date(chinese);
    }
    Matcher plain = PLAIN_DATE.matcher(text);
    return plain.find() ? date(plain) : null;
  }

  /** The date in a matcher's first three groups, or null where they are no day of the calendar. */
  static @Nullable LocalDate date(Matcher found) {
    Integer year = value(found.group(1));
    Integer month = found.group(2).equals("元") ? Integer.valueOf(1) : value(found.group(2));
    Integer day = found.group(3) == null ? null : value(found.group(3));
    if (year == null || month == null || day == null) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
