package songda.delivery;

/**
 * What one round of the engine did.
 *
 * @param rescued deliveries taken from leases that had ended
 * @param claimed deliveries leased
 * @param accepted deliveries taken by their endpoints
 * @param deferred deliveries queued again
 * @param failed deliveries given up, or no longer wanted
 */
public record Counts(int rescued, int claimed, int accepted, int deferred, int failed) {}
