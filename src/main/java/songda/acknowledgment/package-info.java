/**
 * Signing and returning. In: a person's explicit act for a unit, by link, API or proxy; out: one
 * acknowledgment and its signed proof. Promises that the first valid act closes the unit, that
 * nothing but such an act does, and that every proof can be checked offline.
 */
package songda.acknowledgment;
