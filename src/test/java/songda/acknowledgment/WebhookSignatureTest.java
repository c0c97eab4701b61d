package songda.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1_653_631_080);

  @Test
  void theReferenceLibrarysSignatureFitsWithinFiveMinutesOnly() throws Exception {
    String body = "{\"unit\":\"顺丰\"}";
    String signature = new Webhook(SECRET).sign("call_1", NOW.getEpochSecond(), body);
    SignedCalls.Call call = call(body, signature);
    assertThat(WebhookSignature.fits(call, SECRET, NOW, SignedCalls.WINDOW)).isTrue();
    assertThat(WebhookSignature.fits(call, SECRET, NOW.plusSeconds(301), SignedCalls.WINDOW))
        .isFalse();
    assertThat(WebhookSignature.fits(call(body + " ", signature), SECRET, NOW, SignedCalls.WINDOW))
        .isFalse();
  }

  private static SignedCalls.Call call(String body, String signature) {
    return new SignedCalls.Call(
        "call_1",
        String.valueOf(NOW.getEpochSecond()),
        signature,
        body.getBytes(StandardCharsets.UTF_8),
        "203.0.113.9",
        null);
  }
}
