package songda.acknowledgment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signature of Standard Webhooks: v1, base64 of HMAC-SHA256; pure. */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /** Whether one of the call's signatures is right and its time lies within the window. */
  static boolean fits(SignedCalls.Call call, String secret, Instant now, Duration window) {
    if (call.id().isEmpty() || !call.timestamp().matches("\\d{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(call.timestamp()));
    if (Duration.between(sent, now).abs().compareTo(window) > 0) {
      return false;
    }
    byte[] right = ("v1," + sign(call, secret)).getBytes(StandardCharsets.UTF_8);
    for (String given : call.signatures().split(" ")) {
      if (MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private static String sign(SignedCalls.Call call, String secret) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((call.id() + "." + call.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(call.body());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] key(String secret) {
    String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
  }
}
