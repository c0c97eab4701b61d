package songda.channel.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import songda.bulletin.Article;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.PerLetter;
import songda.channel.Recipient;

/**
 * The JSON of webhooks. What all deliveries of a dispatch say is rendered once for its letter;
 * type, time, dispatch and addressees are spliced around it, byte for byte what one object would
 * give.
 */
final class WebhookBody {
  private final PerLetter<byte[]> middles = new PerLetter<>(WebhookBody::middle);

  /** The body of a message sent now. */
  Buffer of(Message message, Instant now) {
    byte[] middle = middles.of(message.letter());
    String event = message.purpose().equals("reminder") ? "reminder" : "dispatched";
    JsonArray addressees = new JsonArray();
    message.recipients().forEach(recipient -> addressees.add(addressee(recipient)));
    byte[] head =
        inside(
            new JsonObject()
                .put("type", "bulletin." + event)
                .put("timestamp", now.toString())
                .put("dispatch", message.dispatchId()));
    byte[] tail = inside(new JsonObject().put("addressees", addressees));
    return Buffer.buffer(head.length + middle.length + tail.length + 4)
        .appendByte((byte) '{')
        .appendBytes(head)
        .appendByte((byte) ',')
        .appendBytes(middle)
        .appendByte((byte) ',')
        .appendBytes(tail)
        .appendByte((byte) '}');
  }

  private static byte[] middle(Letter letter) {
    return inside(
        new JsonObject().put("notice", letter.banner()).put("bulletin", bulletin(letter)));
  }

  /** An object's members without its braces. */
  private static byte[] inside(JsonObject object) {
    byte[] whole = object.toBuffer().getBytes();
    return Arrays.copyOfRange(whole, 1, whole.length - 1);
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
