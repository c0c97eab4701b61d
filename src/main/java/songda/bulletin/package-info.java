/**
 * What enters: the text of a bulletin, or a distribution block alone. What leaves: a {@link
 * songda.bulletin.Parsed} of header facts, articles, entries, warnings or one error. It promises
 * that nothing is invented, that every entry keeps its printed text, and that no input throws.
 */
package songda.bulletin;
