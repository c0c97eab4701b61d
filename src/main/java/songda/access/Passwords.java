package songda.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id over passwords (RFC 9106), with the parameters of the OWASP cheat sheet: 19 MiB, two
 * passes, one lane. Runs on worker threads, because one hash takes tens of milliseconds.
 */
public final class Passwords {
  /** Fewest characters of a password (code points). */
  public static final int SHORTEST = 10;

  /** Most characters: beyond it somebody only wants the server to hash. */
  public static final int LONGEST = 200;

  static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /**
   * What a login without an account is compared with, so that it takes as long as a wrong password:
   * the hash of 32 random bytes that nobody kept, by {@link #ARGON2ID}.
   */
  static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1"
          + "$lVCLPBj1h5AA7buXKJe2TQ$NYGNYpi9XzMCANYMyobDvCODJuFj+vERQmOIfU5QRh4";

  private final Vertx vertx;

  /** Hashes on the workers of a Vert.x. */
  public Passwords(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Whether a password may be chosen. */
  public static boolean fits(String password) {
    int length = password.codePointCount(0, password.length());
    return length >= SHORTEST && length <= LONGEST;
  }

  /** The hash to store, parameters and salt included. */
  public Future<String> hash(String password) {
    return vertx.executeBlocking(() -> hashNow(password), false);
  }

  /**
   * Whether a password has a stored hash.
   *
   * @param stored null where there is no account: the answer is no, after the same work
   */
  public Future<Boolean> matches(String password, @Nullable String stored) {
    return vertx.executeBlocking(() -> check(password, stored), false);
  }

  private static boolean check(String password, @Nullable String stored) {
    String against = stored == null || password.length() > LONGEST * 2 ? NOBODY : stored;
    boolean same =
        Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
    return same && !against.equals(NOBODY);
  }

  private static String hashNow(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }
}
