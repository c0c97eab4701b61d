package songda.channel.webhook;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import songda.channel.Message;

/** The body of a webhook as a receiving system gets it, before anything is sent. */
public final class WebhookPreview {
  private WebhookPreview() {}

  /** The JSON, indented. */
  public static String of(Message message, Instant now) {
    return new JsonObject(new WebhookBody().of(message, now)).encodePrettily();
  }
}
