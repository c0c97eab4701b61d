package songda.access;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sessions of the console: a random token in a cookie, its SHA-256 in the database. */
public final class Sessions {
  private final SessionStore store;
  private final InstantSource clock;
  private final Duration length;

  /**
   * The sessions of one installation.
   *
   * @param length how long a session lives ({@code http.session_hours})
   */
  public Sessions(SessionStore store, InstantSource clock, Duration length) {
    this.store = store;
    this.clock = clock;
    this.length = length;
  }

  /** Opens a session for an account that has just shown its password. */
  public Future<Session> open(Account account) {
    Instant now = clock.instant();
    Session session = new Session(Secret.fresh(), account, Secret.fresh(), now.plus(length));
    return store.insert(session, now).map(session);
  }

  /** The living session of a cookie's token; empty when it ended, was closed, or never was. */
  public Future<Optional<Session>> find(String token) {
    return store.find(token, clock.instant());
  }

  /** Ends a session; nothing happens when it has ended. */
  public Future<Void> close(String token) {
    return store.delete(token);
  }
}
