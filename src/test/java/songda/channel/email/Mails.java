package songda.channel.email;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;
import songda.settings.Settings;

/** A message for a shared mailbox, and a relay's settings. */
final class Mails {
  private Mails() {}

  static Settings.Mail settings(int port, Settings.MailTls tls, Settings.Sessions sessions) {
    return settings(port, tls, null, sessions);
  }

  static Settings.Mail settings(
      int port, Settings.MailTls tls, @Nullable String user, Settings.Sessions sessions) {
    return settings("localhost", port, tls, user, sessions);
  }

  static Settings.Mail settings(
      String host,
      int port,
      Settings.MailTls tls,
      @Nullable String user,
      Settings.Sessions sessions) {
    return new Settings.Mail(
        host,
        port,
        tls,
        user,
        user,
        "jianbao@songda.example",
        "编辑部",
        "mishu@songda.example",
        sessions);
  }

  static Message message(String fileName) {
    Letter letter =
        new Letter(
            "邮政快递业简报",
            2022,
            5,
            false,
            "某编印单位",
            LocalDate.of(2022, 5, 27),
            List.of(new Article("标题", List.of("段落"))),
            "00",
            fileName,
            "text/plain",
            new byte[] {1},
            "",
            "演示数据");
    return new Message(
        3,
        81,
        "original",
        "shared@a.example",
        null,
        letter,
        List.of(
            recipient("上级单位", Relation.REPORT, null, 1),
            recipient("下级<单位>", Relation.ISSUE, Instant.parse("2022-06-01T09:30:00Z"), 2)));
  }

  private static Recipient recipient(String unit, Relation relation, Instant deadline, int number) {
    return new Recipient(
        unit, relation, deadline, "https://s.example/r/" + number, new UUID(0, number));
  }
}
