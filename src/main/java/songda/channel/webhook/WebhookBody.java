package songda.channel.webhook;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
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
  private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

  private final Timestamps times = new Timestamps();
  private final PerLetter<byte[]> middles = new PerLetter<>(WebhookBody::middle);

  /** The body of a message sent now. */
  Buffer of(Message message, Instant now) {
    String event = message.purpose().equals("reminder") ? "reminder" : "dispatched";
    StringBuilder text = new StringBuilder(300);
    text.append("{\"type\":\"bulletin.").append(event).append("\",\"timestamp\":\"");
    times.append(text, now);
    text.append("\",\"dispatch\":").append(message.dispatchId()).append(',');
    byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] middle = middles.of(message.letter());
    text.setLength(0);
    text.append(",\"addressees\":[");
    String comma = "";
    for (Recipient recipient : message.recipients()) {
      addressee(text.append(comma), recipient);
      comma = ",";
    }
    byte[] tail = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer(head.length + middle.length + tail.length)
        .appendBytes(head)
        .appendBytes(middle)
        .appendBytes(tail);
  }

  private void addressee(StringBuilder text, Recipient recipient) {
    text.append("{\"id\":\"").append(recipient.publicId()).append("\",\"unit\":\"");
    STRINGS.quoteAsString(recipient.unitName(), text);
    text.append("\",\"relation\":\"").append(recipient.relation().text());
    text.append("\",\"deadline\":");
    Instant deadline = recipient.deadline();
    if (deadline == null) {
      text.append("null");
    } else {
      times.append(text.append('"'), deadline);
      text.append('"');
    }
    text.append(",\"link\":\"");
    STRINGS.quoteAsString(recipient.link(), text);
    text.append("\"}");
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
}
