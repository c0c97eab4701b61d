/**
 * The bench. In: how many deliveries of which kind; out: how long the product took for them.
 * Promises that what is measured is the product itself: its release, engine, channels, and audit.
 */
package songda.bench;
