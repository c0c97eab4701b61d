package songda.acknowledgment;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a receiving system sends, signed with the library of the Standard Webhooks project. */
final class SignedBody {
  private SignedBody() {}

  /** A call signed now, with a signature of an older secret beside it. */
  static SignedCalls.Call call(Instant now, String id, String secret, JsonObject body) {
    long seconds = now.getEpochSecond();
    try {
      String signature = new Webhook(secret).sign(id, seconds, body.encode());
      return new SignedCalls.Call(
          id,
          String.valueOf(seconds),
          "v1,AAAA " + signature,
          body.encode().getBytes(StandardCharsets.UTF_8),
          "203.0.113.9",
          "receiver/1");
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new AssertionError(e);
    }
  }

  /** The same call with other parts. */
  static SignedCalls.Call with(
      SignedCalls.Call call, String timestamp, String signatures, String body) {
    return new SignedCalls.Call(
        call.id(),
        timestamp,
        signatures,
        body.getBytes(StandardCharsets.UTF_8),
        call.source(),
        call.userAgent());
  }

  /** The body of a call. */
  static String text(SignedCalls.Call call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }
}
