package songda.acknowledgment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recipient tokens: base64url(public id, 16 bytes ‖ first 16 bytes of HMAC-SHA256(link key, public
 * id ‖ version)), 43 characters. Recomputed whenever a message is sent, never stored, revoked by
 * raising the version. The same key derives the forms' CSRF values.
 */
public final class Tokens {
  private static final int HALF = 16;
  private static final int LENGTH = 43;

  /** Keyed and unused: each code is made by a copy. */
  private final Mac keyed;

  /** With the 32-byte link key of this installation. */
  public Tokens(byte[] linkKey) {
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(new SecretKeySpec(linkKey, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The token of an addressee. */
  public String token(UUID publicId, int version) {
    byte[] mac = mac(identity(publicId, version));
    return encode(ByteBuffer.allocate(2 * HALF).put(id(publicId)).put(mac, 0, HALF).array());
  }

  /** The link of an addressee under a public URL without final slash. */
  public String link(String publicUrl, UUID publicId, int version) {
    return publicUrl + "/r/" + token(publicId, version);
  }

  /** The public id a token claims, for looking up its version; it proves nothing by itself. */
  public Optional<UUID> claimed(String token) {
    if (token.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a token is exactly the one of this addressee and version; constant time. */
  public boolean proves(String token, UUID publicId, int version) {
    return same(token, token(publicId, version));
  }

  /** The value a form must carry beside the cookie that holds {@code random}. */
  public String csrf(UUID publicId, int version, String random) {
    byte[] identity = identity(publicId, version);
    byte[] cookie = random.getBytes(StandardCharsets.UTF_8);
    byte[] word = "csrf".getBytes(StandardCharsets.US_ASCII);
    return encode(
        mac(
            ByteBuffer.allocate(word.length + identity.length + cookie.length)
                .put(word)
                .put(identity)
                .put(cookie)
                .array()));
  }

  /** Whether a form's value belongs to the cookie and the addressee; constant time. */
  public boolean csrfProves(String value, UUID publicId, int version, String random) {
    return same(value, csrf(publicId, version, random));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] id(UUID id) {
    return ByteBuffer.allocate(HALF)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static byte[] identity(UUID id, int version) {
    return ByteBuffer.allocate(HALF + Integer.BYTES).put(id(id)).putInt(version).array();
  }

  private byte[] mac(byte[] text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the provider's HmacSHA256 cannot be copied", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A fresh 128-bit value for the cookie. */
  public static String random(java.security.SecureRandom random) {
    byte[] bytes = new byte[HALF];
    random.nextBytes(bytes);
    return encode(Arrays.copyOf(bytes, HALF));
  }
}
