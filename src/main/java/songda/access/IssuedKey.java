package songda.access;

/**
 * A key just made.
 *
 * @param secret shown once, stored as SHA-256
 */
public record IssuedKey(ApiKey key, String secret) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "IssuedKey[" + key.id() + "]";
  }
}
