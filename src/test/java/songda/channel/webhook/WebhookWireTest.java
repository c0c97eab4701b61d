package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import songda.channel.Outcome;

class WebhookWireTest {
  private static final Instant NOW = Instant.parse("2022-05-27T06:00:00Z");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void theReferenceLibraryAcceptsOurSignature() throws Exception {
    String body = "{\"unit\":\"上海市快递行业协会\"}";
    long now = System.currentTimeMillis() / 1_000;
    String signature =
        WebhookSignature.of(SECRET, "msg_3_81", now, body.getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of("msg_3_81"),
            "webhook-timestamp", List.of(Long.toString(now)),
            "webhook-signature", List.of(signature));
    new Webhook(SECRET).verify(body, HttpHeaders.of(headers, (name, value) -> true));
    assertThat(new Webhook(SECRET).sign("msg_3_81", now, body)).isEqualTo(signature);
  }

  @Test
  void answersAreClassifiedByTheirStatus() {
    for (int accepted : new int[] {200, 201, 202, 204}) {
      assertThat(HttpReply.of(accepted, null, "", NOW)).isInstanceOf(Outcome.Accepted.class);
    }
    for (int later : new int[] {408, 425, 429, 500, 502, 503, 504}) {
      assertThat(HttpReply.of(later, null, "", NOW)).isInstanceOf(Outcome.Deferred.class);
    }
    for (int never : new int[] {301, 302, 307, 400, 401, 403, 404, 410, 413, 422}) {
      assertThat(HttpReply.of(never, null, "", NOW)).isInstanceOf(Outcome.Rejected.class);
    }
  }

  @Test
  void retryAfterIsReadAsSecondsOrAsADate() {
    assertThat(HttpReply.of(429, "120", "", NOW))
        .isEqualTo(new Outcome.Deferred(NOW.plusSeconds(120), 429, ""));
    assertThat(HttpReply.of(503, "Fri, 27 May 2022 06:05:00 GMT", "", NOW))
        .isEqualTo(new Outcome.Deferred(NOW.plusSeconds(300), 503, ""));
    assertThat(HttpReply.of(503, "soon", "", NOW)).isEqualTo(new Outcome.Deferred(null, 503, ""));
  }
}
