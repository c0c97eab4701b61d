package songda.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

/**
 * The keys that must not lie in the database, one file each under {@code keys.dir}, readable by the
 * owner alone. Missing keys are made at the first start.
 *
 * @param link 32 bytes: recipient tokens (HMAC-SHA256)
 * @param fingerprint 32 bytes: endpoint fingerprints (HMAC-SHA256)
 * @param vault 32 bytes: addresses and secrets at rest (AES-256-GCM)
 * @param seal Ed25519: heads of the audit chain
 * @param proof Ed25519: proofs of acknowledgment
 */
public record KeyRing(byte[] link, byte[] fingerprint, byte[] vault, KeyPair seal, KeyPair proof) {
  /** Identifies a public key: the first 16 hex digits of the SHA-256 of its X.509 form. */
  public static String keyId(KeyPair pair) {
    return digest(pair.getPublic().getEncoded());
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
      return java.util.HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Identifies each key by its file: the first 16 hex digits of a SHA-256 that does not give the
   * key away.
   */
  public Map<String, String> ids() {
    return Map.of(
        "link.key", digest(link),
        "fingerprint.key", digest(fingerprint),
        "vault.key", digest(vault),
        "seal.ed25519", keyId(seal),
        "proof.ed25519", keyId(proof));
  }

  /**
   * Reads the keys of a directory, making what is missing. Blocking.
   *
   * @throws IOException naming the file that cannot be read or written
   */
  public static KeyRing load(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new KeyRing(
        secret(directory.resolve("link.key")),
        secret(directory.resolve("fingerprint.key")),
        secret(directory.resolve("vault.key")),
        pair(directory, "seal"),
        pair(directory, "proof"));
  }

  private static byte[] secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[32];
      new SecureRandom().nextBytes(fresh);
      write(file, fresh);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != 32) {
      throw new IOException("key file " + file + " has " + bytes.length + " bytes, expected 32");
    }
    return bytes;
  }

  private static KeyPair pair(Path directory, String name) throws IOException {
    Path secret = directory.resolve(name + ".ed25519");
    Path open = directory.resolve(name + ".ed25519.pub");
    try {
      if (Files.exists(secret) != Files.exists(open)) {
        Path lost = Files.exists(secret) ? open : secret;
        throw new IOException(
            "key file " + lost + " is missing beside its other half; put it back from your backup");
      }
      if (!Files.exists(secret)) {
        KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(open, fresh.getPublic().getEncoded());
        write(secret, fresh.getPrivate().getEncoded());
      }
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret))));
    } catch (GeneralSecurityException e) {
      throw new IOException("key files of " + directory.resolve(name) + " cannot be used", e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(fresh);
    }
    Files.write(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
