/**
 * The second person. In: a bulletin and the caller; out: submitted, approved or rejected, or the
 * list of what is missing. Promises that nobody approves what they wrote, and that an approval
 * holds for exactly what was read.
 */
package songda.review;
