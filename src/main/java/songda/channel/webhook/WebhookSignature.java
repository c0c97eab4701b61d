package songda.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks: {@code v1,base64(HMAC-SHA256(key, id.timestamp.body))}. */
public final class WebhookSignature {
  private static final String HMAC = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  /** Looking an algorithm up costs more than signing with it. */
  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(WebhookSignature::mac);

  private WebhookSignature() {}

  private static Mac mac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a secret can sign: {@code whsec_} and base64, not empty. */
  static boolean reads(String secret) {
    try {
      return key(secret).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder()
        .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
  }

  /**
   * Signs a body.
   *
   * @param secret {@code whsec_} and the key in base64
   * @param timestamp seconds since 1970
   * @throws IllegalArgumentException when the secret is not base64
   */
  public static String of(String secret, String id, long timestamp, byte[] body) {
    Mac mac = MACS.get();
    try {
      mac.init(new SecretKeySpec(key(secret), HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
