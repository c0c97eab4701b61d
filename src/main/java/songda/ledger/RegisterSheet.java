package songda.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Language;
import songda.answer.Messages;
import songda.sheet.RowWriter;

/**
 * The register as rows of a spreadsheet, in the columns of a 分发登记表 (domain.md §6); times as an
 * office's spreadsheet sorts them, in Beijing time.
 *
 * @param language of heads and words
 * @param now decides what is overdue
 */
record RegisterSheet(Language language, Instant now) {
  /** Widths of the columns, in characters. */
  static final int[] WIDTHS = {6, 6, 36, 36, 6, 12, 17, 14, 17, 10, 10, 24};

  private static final String HEADS =
      "entry relation listed unit copies channel sent_at person signed_at reminders state note";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  /** The first row. */
  List<String> heads() {
    return Stream.of(HEADS.split(" ")).map(head -> text("register.column." + head)).toList();
  }

  /** The row of one line. */
  List<String> row(RegisterRow line) {
    return Stream.of(
            Integer.toString(line.entry()),
            text("console.relation." + line.relation().text()),
            line.entryName(),
            line.unitName(),
            line.copies() == null ? "" : line.copies().toString(),
            line.paper() ? text("console.channel.paper") : channels(line.channel()),
            minute(line.sentAt()),
            line.person() == null ? "" : line.person(),
            minute(line.signedAt()),
            Long.toString(line.reminders()),
            text("console.state." + line.state()),
            note(line))
        .map(RowWriter::harmless)
        .toList();
  }

  private String channels(@Nullable String channels) {
    return channels == null
        ? ""
        : Stream.of(channels.split(","))
            .map(one -> known("console.channel." + one, one))
            .collect(Collectors.joining("、"));
  }

  private String note(RegisterRow line) {
    String reason = line.reason();
    return Stream.of(
            line.byProxy() ? text("console.proxy") : "",
            line.overdue(now) ? text("console.overdue") : "",
            reason == null ? "" : known("reason." + reason, reason))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("；"));
  }

  private static String minute(@Nullable Instant time) {
    return time == null ? "" : MINUTE.format(time);
  }

  private String text(String key) {
    return Messages.text(language, key);
  }

  private String known(String key, String otherwise) {
    return Messages.has(language, key) ? text(key) : otherwise;
  }
}
