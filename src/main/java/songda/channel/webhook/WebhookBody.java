package songda.channel.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import songda.bulletin.Article;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;

/** The JSON of a webhook; pure. */
final class WebhookBody {
  private WebhookBody() {}

  static Buffer of(Message message, Instant now) {
    JsonArray addressees = new JsonArray();
    message.recipients().forEach(recipient -> addressees.add(addressee(recipient)));
    String event = message.purpose().equals("reminder") ? "reminder" : "dispatched";
    return new JsonObject()
        .put("type", "bulletin." + event)
        .put("timestamp", now.toString())
        .put("dispatch", message.dispatchId())
        .put("notice", message.letter().banner())
        .put("bulletin", bulletin(message.letter()))
        .put("addressees", addressees)
        .toBuffer();
  }

  private static JsonObject bulletin(Letter letter) {
    JsonArray articles = new JsonArray();
    for (Article article : letter.articles()) {
      articles.add(
          new JsonObject()
              .put("title", article.title())
              .put("paragraphs", new JsonArray(article.paragraphs())));
    }
    return new JsonObject()
        .put("name", letter.name())
        .put("year", letter.year())
        .put("issue", letter.issue())
        .put("extra", letter.extra())
        .put("issuer", letter.issuer())
        .put("issued_on", letter.issuedOn().toString())
        .put("sha256", letter.sha256())
        .put("articles", articles);
  }

  private static JsonObject addressee(Recipient recipient) {
    Instant deadline = recipient.deadline();
    return new JsonObject()
        .put("id", recipient.publicId().toString())
        .put("unit", recipient.unitName())
        .put("relation", recipient.relation().text())
        .put("deadline", deadline == null ? null : deadline.toString())
        .put("link", recipient.link());
  }
}
