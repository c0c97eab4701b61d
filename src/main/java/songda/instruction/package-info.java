/**
 * 批示: what leaders wrote on a bulletin. In: who, when, which words, what is to be done, a scan;
 * out: versions, the newest first. Promises that nothing is overwritten, that only role {@code
 * instructions} reads it, and that the audit never holds its words.
 */
package songda.instruction;
