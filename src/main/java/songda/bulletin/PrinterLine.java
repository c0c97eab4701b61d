package songda.bulletin;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line 印发机关 … YYYY年M月D日印发 (domain.md §2.2), also where the day is left out, or 印制 is said.
 *
 * @param start index of the 印发机关, or of the date where the line names none
 * @param end index after 印发
 * @param printer the 印发机关, or null
 * @param date the 印发日期, or null where no day of the calendar is printed
 */
record PrinterLine(int start, int end, @Nullable String printer, @Nullable LocalDate date) {

  private static final String PRINTED = "\\s*+印\\s*+[发制](?!\\s*+[：:])";

  private static final Pattern PLAIN_DATE =
      Letters.pattern("(\\d{4})\\s*+[-./]\\s*+(\\d{1,2})\\s*+[-./]\\s*+(\\d{1,2})" + PRINTED);

  private static final Pattern DATE =
      Letters.pattern(Numerals.MONTH + "(?:\\s*+(" + Numerals.NUMBER + ")\\s*+日)?+" + PRINTED);

  /** The same facts behind a label: nobody is sent a date. */
  private static final Pattern LABELLED =
      Letters.pattern(
          "印\\s*+发\\s*+[：:]\\s*+(?<by>[^，、；。,;]{2,30}?)\\s*+(?<date>" + Numerals.DATE + ")");

  /** The printer line that stands on a line, or null. */
  static @Nullable PrinterLine on(String text, int lead) {
    if (text.indexOf('印') < 0) {
      return null;
    }
    Matcher labelled = LABELLED.matcher(text).region(lead, text.length());
    if (labelled.matches()) {
      String by = Spelling.heal(labelled.group("by"));
      return new PrinterLine(lead, text.length(), by, Numerals.date(labelled.group("date")));
    }
    Matcher date = (text.indexOf('年') < 0 ? PLAIN_DATE : DATE).matcher(text);
    if (!date.find()) {
      return null;
    }
    int end = trimmedEnd(text, lead, date.start());
    int start = printerStart(text, lead, end);
    String printer = start < end ? Spelling.heal(text.substring(start, end)) : null;
    int from = start < end ? start : date.start();
    return new PrinterLine(from, date.end(), printer, Numerals.date(date));
  }

  private static int trimmedEnd(String text, int lead, int end) {
    int to = end;
    while (to > lead && Letters.isSpace(text.charAt(to - 1))) {
      to--;
    }
    return to;
  }

  /** All before the date; where a list or a note stands before it, only the last spaced part. */
  private static int printerStart(String text, int lead, int end) {
    int lastSpace = lead;
    boolean shared = Label.at(text, lead) != null || TailWord.at(text, lead) != null;
    for (int at = lead; at < end; at++) {
      char c = text.charAt(at);
      if (Letters.isSpace(c)) {
        lastSpace = at + 1;
      } else if (Letters.isSeparator(c)) {
        shared = true;
        lastSpace = c == '。' ? at + 1 : lastSpace;
      } else {
        shared |= Letters.isColon(c) || (Letters.bracket(c) > 0 && at == lead);
      }
    }
    return !shared ? lead : lastSpace == lead ? end : lastSpace;
  }
}
