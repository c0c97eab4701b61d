package songda.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import songda.settings.KeyRing;

/**
 * Addresses and secrets at rest: AES-256-GCM with a random 96-bit nonce in front (NIST SP 800-38D),
 * and HMAC-SHA256 fingerprints by which equal addresses meet without being readable.
 */
public final class AddressVault {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** Asking the providers for a cipher costs ten times what it takes to open an address. */
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AddressVault::cipher);

  private final SecretKeySpec vaultKey;
  private final SecretKeySpec fingerprintKey;
  private final SecureRandom random = new SecureRandom();

  /** With the keys of this installation. */
  public AddressVault(KeyRing keys) {
    vaultKey = new SecretKeySpec(keys.vault(), "AES");
    fingerprintKey = new SecretKeySpec(keys.fingerprint(), "HmacSHA256");
  }

  /** Nonce ‖ ciphertext ‖ tag of a text. */
  public byte[] seal(String text) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * The text that was sealed.
   *
   * @throws IllegalStateException when the bytes were changed or sealed with another key
   */
  public String open(byte[] sealed) {
    byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
    byte[] body = java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, body), StandardCharsets.UTF_8);
  }

  /** The 32-byte fingerprint of a canonical address. */
  public byte[] fingerprint(String canonicalAddress) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(fingerprintKey);
      return mac.doFinal(canonicalAddress.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = CIPHER.get();
      cipher.init(mode, vaultKey, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "an encrypted value does not open with vault.key of this installation", e);
    }
  }
}
