package songda.channel.email;

import songda.channel.Note;

/** A note as text and as HTML, line by line, nothing loaded from outside; pure. */
final class NoteText {
  private NoteText() {}

  /** A link stands alone on the line below its words, as readers of plain text find it. */
  static String plain(Note note) {
    StringBuilder text = new StringBuilder();
    for (Note.Line line : note.lines()) {
      text.append(line.text()).append('\n');
      text.append(line.link() == null ? "" : line.link() + "\n").append('\n');
    }
    return text.toString();
  }

  static String html(Note note) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><body>");
    html.append("<div style=\"max-width:640px;font-family:'Microsoft YaHei',SimSun,sans-serif;")
        .append("font-size:16px;line-height:1.7;color:#222\">");
    for (Note.Line line : note.lines()) {
      String words = MailText.escape(line.text());
      String link = line.link();
      html.append("<p>")
          .append(link == null ? words : anchor(MailText.escape(link), words))
          .append("</p>\n");
    }
    return html.append("</div></body></html>").toString();
  }

  private static String anchor(String link, String words) {
    return "<a href=\"" + link + "\">" + words + "</a>";
  }
}
