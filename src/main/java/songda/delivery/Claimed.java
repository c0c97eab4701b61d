package songda.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node has leased.
 *
 * @param attempt number of the try now due, from 1, over the delivery's whole life
 * @param spent tries already spent of the present budget, this one included
 * @param sinceSlot how long ago the slot was that had been reserved for it; null without one
 */
record Claimed(
    long dispatchId,
    long deliveryId,
    long leaseId,
    long endpointId,
    String channel,
    String purpose,
    int attempt,
    int spent,
    @Nullable Duration sinceSlot) {}
