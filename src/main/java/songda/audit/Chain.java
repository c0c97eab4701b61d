package songda.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;

/**
 * The arithmetic of the sealed chain: leaf = SHA-256(0x00 ‖ body), chain = SHA-256(0x01 ‖ previous
 * chain ‖ leaf). The prefixes keep leaves and links apart, as in RFC 9162 §2.1.1.
 */
final class Chain {
  private static final byte[] LEAF = {0};
  private static final byte[] LINK = {1};

  private Chain() {}

  /** What stands before the first seal: 32 zero bytes. */
  static byte[] genesis() {
    return new byte[32];
  }

  static byte[] leaf(byte[] body) {
    return Digests.sha256(LEAF, body);
  }

  static byte[] link(byte[] previous, byte[] leaf) {
    return Digests.sha256(LINK, previous, leaf);
  }

  /** Ed25519 (RFC 8032) over seq (8 bytes, big-endian) ‖ chain. */
  static byte[] sign(KeyPair key, long seq, byte[] chain) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(signed(seq, chain));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean signedBy(PublicKey key, long seq, byte[] chain, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed(seq, chain));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] signed(long seq, byte[] chain) {
    return ByteBuffer.allocate(8 + chain.length).putLong(seq).put(chain).array();
  }
}
