package songda.channel.email;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import songda.answer.Language;
import songda.answer.Messages;
import songda.bulletin.Article;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;

/** The words of a mail (domain.md §1.2), as text and as HTML; pure. Mails are Chinese. */
final class MailText {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

  private MailText() {}

  /** 〔送〕邮政快递业简报 2022年第5期; the highest relation of those the message serves. */
  static String subject(Message message) {
    Letter letter = message.letter();
    String relation =
        message.recipients().stream()
            .map(Recipient::relation)
            .min(Enum::compareTo)
            .map(r -> r.printed())
            .orElse("");
    return text("mail.subject." + purpose(message), relation, letter.name(), number(letter));
  }

  private static String purpose(Message message) {
    return message.purpose().equals("reminder") ? "reminder" : "original";
  }

  private static String number(Letter letter) {
    String key = letter.extra() ? "mail.number.extra" : "mail.number";
    return text(key, letter.year(), letter.issue());
  }

  /** A text that is the message's own up to some line, and its letter's from there on. */
  record Halves(String own, String common) {
    String whole() {
      return own + common;
    }
  }

  /** The plain text part. */
  static Halves plain(Message message) {
    return new Halves(plainOwn(message), plainCommon(message.letter()));
  }

  /** The HTML part: tables and inline style only, nothing loaded from outside. */
  static Halves html(Message message) {
    return new Halves(htmlOwn(message), htmlCommon(message.letter()));
  }

  static String plainOwn(Message message) {
    Letter letter = message.letter();
    StringBuilder text = new StringBuilder();
    if (letter.banner() != null) {
      text.append(letter.banner()).append("\n\n");
    }
    for (Recipient recipient : message.recipients()) {
      text.append(recipient.unitName()).append("：\n");
      text.append(opening(letter, recipient)).append('\n');
      text.append(asked(recipient)).append('\n');
      text.append(recipient.link()).append("\n\n");
    }
    return text.toString();
  }

  static String plainCommon(Letter letter) {
    StringBuilder text = new StringBuilder(text("mail.contents")).append('\n');
    for (Article article : letter.articles()) {
      text.append("· ").append(article.title()).append('\n');
    }
    text.append('\n').append(attached(letter)).append('\n');
    return text.append(foot(letter, "\n")).append('\n').toString();
  }

  static String htmlOwn(Message message) {
    Letter letter = message.letter();
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><body>");
    html.append("<table role=\"presentation\" width=\"100%\" style=\"max-width:640px;")
        .append("font-family:'Microsoft YaHei',SimSun,sans-serif;font-size:16px;")
        .append("line-height:1.7;color:#222\"><tr><td>");
    if (letter.banner() != null) {
      html.append("<p style=\"background:#fff3cd;padding:8px\">")
          .append(escape(letter.banner()))
          .append("</p>");
    }
    message.recipients().forEach(recipient -> html.append(section(letter, recipient)));
    return html.append('\n').toString();
  }

  static String htmlCommon(Letter letter) {
    StringBuilder html =
        new StringBuilder("<p>").append(escape(text("mail.contents"))).append("</p><ul>");
    for (Article article : letter.articles()) {
      html.append("<li>").append(escape(article.title())).append("</li>");
    }
    html.append("</ul><p style=\"color:#555;font-size:14px\">").append(escape(attached(letter)));
    html.append("</p><p style=\"text-align:right\">");
    html.append(escape(foot(letter, "\n")).replace("\n", "<br>"));
    return html.append("</p></td></tr></table></body></html>").toString();
  }

  private static String section(Letter letter, Recipient recipient) {
    String link = escape(recipient.link());
    return "<p><strong>"
        + escape(recipient.unitName())
        + "：</strong></p><p style=\"text-indent:2em\">"
        + escape(opening(letter, recipient))
        + "</p><p>"
        + escape(asked(recipient))
        + "<br><a href=\""
        + link
        + "\">"
        + link
        + "</a></p>";
  }

  private static String opening(Letter letter, Recipient recipient) {
    return text("mail.opening." + recipient.relation().text(), letter.name(), number(letter));
  }

  private static String asked(Recipient recipient) {
    Instant deadline = recipient.deadline();
    return deadline == null
        ? text("mail.sign." + recipient.relation().text())
        : text("mail.sign_until", MINUTE.format(deadline.atZone(SHANGHAI)));
  }

  private static String attached(Letter letter) {
    return text("mail.attached", letter.fileName(), letter.sha256());
  }

  private static String foot(Letter letter, String separator) {
    String phone = letter.phone().isEmpty() ? "" : text("mail.phone", letter.phone()) + separator;
    return phone + letter.issuer() + separator + DAY.format(letter.issuedOn());
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String text(String key, Object... words) {
    return Messages.text(Language.ZH, key, words);
  }
}
