package songda.access;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): the same key and request get the
 * first answer again for 24 hours.
 */
public final class IdempotencyKeys {
  private static final Duration KEPT = Duration.ofHours(24);

  // A request that did not end by then lost its node; whoever asks again goes on.
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

  private final IdempotencyStore store;
  private final InstantSource clock;

  /** The keys of one installation. */
  public IdempotencyKeys(IdempotencyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes a key for a request, or says what it meets.
   *
   * @param caller whose key it is: {@code account:zhang}
   * @param hash SHA-256 over method, address and content
   */
  public Future<Claim> claim(String caller, String key, byte[] hash) {
    Instant now = clock.instant();
    Instant[] limits = {now.minus(KEPT), now.minus(LONGEST_REQUEST)};
    return store
        .claim(caller, key, hash, now, limits)
        .compose(
            fresh ->
                fresh
                    ? Future.succeededFuture(new Claim.Fresh())
                    : store
                        .read(caller, key, hash)
                        .map(found -> found.orElseGet(Claim.Running::new)));
  }

  /** Keeps the answer of the request that took the key. */
  public Future<Void> keep(String caller, String key, KeptAnswer answer) {
    return store.keep(caller, key, answer);
  }

  /** Gives the key back after a failure of the server, so that the caller may try again. */
  public Future<Void> release(String caller, String key) {
    return store.release(caller, key);
  }
}
