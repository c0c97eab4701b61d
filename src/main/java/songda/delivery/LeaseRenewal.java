package songda.delivery;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The leases of this node and when each was last known to be good. A lease lasts 8 s by the
 * database's clock; after 6 s of our own monotonic clock without renewal no send is started, so
 * that another node may already be sending. One event loop only.
 */
final class LeaseRenewal {
  private static final long TRUST_NANOS = TimeUnit.SECONDS.toNanos(6);

  private final LeaseStore store;
  private final LongSupplier ticks;
  private final Map<Long, Long> goodAt = new HashMap<>();
  private final Map<Long, Integer> open = new HashMap<>();

  LeaseRenewal(LeaseStore store, LongSupplier ticks) {
    this.store = store;
    this.ticks = ticks;
  }

  /** The monotonic time; read before a statement is sent, so that trust is never too long. */
  long ticks() {
    return ticks.getAsLong();
  }

  /** A claim gave this batch, all of it under one lease. */
  void holds(List<Claimed> batch, long claimedAt) {
    if (!batch.isEmpty()) {
      goodAt.put(batch.get(0).leaseId(), claimedAt);
      open.put(batch.get(0).leaseId(), batch.size());
    }
  }

  /** Whether a send may still be started under a lease. */
  boolean trusted(long lease) {
    Long at = goodAt.get(lease);
    return at != null && ticks.getAsLong() - at < TRUST_NANOS;
  }

  /** One delivery of a lease is done with; after the last it is renewed no more. */
  void done(long lease) {
    if (open.computeIfPresent(lease, (id, n) -> n == 1 ? null : n - 1) == null) {
      goodAt.remove(lease);
    }
  }

  /** Renews all leases in one statement; those that had ended are trusted no more. */
  Future<Void> renew(@Nullable Instant now) {
    Set<Long> asked = Set.copyOf(open.keySet());
    if (asked.isEmpty()) {
      return Future.succeededFuture();
    }
    long before = ticks.getAsLong();
    return store.renew(asked, now).onSuccess(kept -> renewed(asked, kept, before)).mapEmpty();
  }

  private void renewed(Set<Long> asked, List<Long> kept, long before) {
    for (Long lease : asked) {
      if (!kept.contains(lease)) {
        goodAt.remove(lease);
      } else if (open.containsKey(lease)) {
        goodAt.put(lease, before);
      }
    }
  }
}
