package songda.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import songda.audit.Digests;

/** Random secrets for sessions and API keys: given out once, stored as SHA-256 only. */
final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** 256 random bits, base64url without padding: 43 characters. */
  static String fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is stored of a secret; no salt is needed, because a secret has 256 bits. */
  static byte[] hash(String secret) {
    return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }
}
