/**
 * The audit. In: what was done or refused, by whom, on what; out: sealed entries and signed heads.
 * Promises that an entry is written by the transaction that acts, is never changed, and that a
 * change made behind its back shows.
 */
package songda.audit;
