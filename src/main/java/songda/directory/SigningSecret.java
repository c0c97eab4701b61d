package songda.directory;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;

/**
 * The secret that a webhook's calls are signed with: {@code whsec_} (may be left out) and 24 to 64
 * bytes in base64, as Standard Webhooks ask.
 */
final class SigningSecret {
  /** A webhook is never called unsigned. */
  static final Refusal MISSING = Refusal.of(422, "endpoint.secret_missing");

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final int MADE = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SigningSecret() {}

  /** A new one of 256 random bits. */
  static String fresh() {
    byte[] key = new byte[MADE];
    RANDOM.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Why a secret that was given cannot sign; empty when none was given. */
  static Optional<Refusal> refused(String channel, @Nullable String secret) {
    return !channel.equals("webhook") || secret == null || secret.isBlank() || fits(secret.strip())
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "endpoint.bad_secret", SHORTEST, LONGEST));
  }

  private static boolean fits(String secret) {
    String key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      int length = Base64.getDecoder().decode(key).length;
      return length >= SHORTEST && length <= LONGEST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
