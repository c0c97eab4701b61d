package songda.access;

import java.time.Instant;

/**
 * Somebody signed in at the console.
 *
 * @param token what the cookie carries; known only when the session is opened or was just found by
 *     it
 * @param csrf what every form of this session carries
 */
public record Session(String token, Account account, String csrf, Instant expiresAt) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "Session[" + account.login() + " until " + expiresAt + "]";
  }
}
