/**
 * Delivery. In: queued deliveries; out: attempts, states, tallies, work items. Promises that
 * nothing is lost when a node dies and that a result is written only by the holder of the lease.
 */
package songda.delivery;
