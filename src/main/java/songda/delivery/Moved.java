package songda.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery whose state changed.
 *
 * @param note why, for a work item
 */
record Moved(long dispatchId, long deliveryId, String before, String state, @Nullable String note) {
  boolean became(DeliveryState wanted) {
    return wanted.is(state) && !wanted.is(before);
  }
}
