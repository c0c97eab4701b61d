package songda.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks: {@code v1,base64(HMAC-SHA256(key, id.timestamp.body))}. */
public final class WebhookSignature {
  private static final String HMAC = "HmacSHA256";

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

  /**
   * Signs a body.
   *
   * @param secret {@code whsec_} and the key in base64
   * @param timestamp seconds since 1970
   * @throws IllegalArgumentException when the secret is not base64
   */
  public static String of(String secret, String id, long timestamp, byte[] body) {
    String key = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
    Mac mac = MACS.get();
    try {
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
