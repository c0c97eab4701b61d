package songda.digest;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import songda.answer.Language;
import songda.answer.Messages;
import songda.channel.Note;
import songda.ledger.Agenda;
import songda.reminder.WorkdayCalendar;

/** The words of the digest: the numbers of the home page, each a way to it. Chinese; pure. */
final class DigestText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

  private DigestText() {}

  /** The mail of one day to one mailbox. */
  static Note note(Mailbox to, Instant now, Agenda agenda, String publicUrl) {
    ZonedDateTime local = now.atZone(WorkdayCalendar.ZONE);
    String id = HexFormat.of().formatHex(to.key(), 0, 8);
    List<Note.Line> lines = new ArrayList<>();
    lines.add(new Note.Line(text("digest.opening", MINUTE.format(local)), null));
    for (String group : Agenda.GROUPS) {
      lines.add(count(group, agenda.of(group), publicUrl + "/console?show=" + group));
    }
    lines.add(count("awaited", agenda.awaited(), publicUrl + "/console/dispatches"));
    lines.add(new Note.Line(text("digest.foot"), null));
    return new Note(
        "digest." + local.toLocalDate() + "." + id,
        to.address(),
        text("digest.subject", DAY.format(local)),
        lines);
  }

  private static Note.Line count(String of, long n, String link) {
    return new Note.Line(text("digest.count", text("console.home.count." + of), n), link);
  }

  private static String text(String key, Object... words) {
    return Messages.text(Language.ZH, key, words);
  }
}
