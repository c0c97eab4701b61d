package songda.delivery;

import io.vertx.core.Promise;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery on its way through the node.
 *
 * @param now stands in for the database clock; null in production
 * @param tracker of the round it belongs to
 * @param left completes when it is settled, given back, or left to its lease's end
 */
record Consignment(
    Claimed claimed,
    Parcel parcel,
    @Nullable Instant now,
    RoundTracker tracker,
    Promise<Void> left) {

  Consignment(Claimed claimed, Parcel parcel, @Nullable Instant now, RoundTracker tracker) {
    this(claimed, parcel, now, tracker, Promise.promise());
    tracker.expect(left.future());
  }
}
