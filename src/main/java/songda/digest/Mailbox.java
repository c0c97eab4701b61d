package songda.digest;

import java.nio.charset.StandardCharsets;
import songda.audit.Digests;

/**
 * Somebody who gets the digest; pure.
 *
 * @param address as configured; neither stored nor logged
 */
public record Mailbox(String address) {
  /** The 32 bytes by which the nodes know it: SHA-256 of the address. */
  byte[] key() {
    return Digests.sha256(address.getBytes(StandardCharsets.UTF_8));
  }

  /** What may be shown of it: {@code o****@example.cn}. */
  String hint() {
    return address.substring(0, address.offsetByCodePoints(0, 1))
        + "****"
        + address.substring(address.lastIndexOf('@'));
  }
}
