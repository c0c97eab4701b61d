/**
 * What enters: the bytes of a file as they came. What leaves: its text, or the reason why it has
 * none. It promises that bytes are never repaired by a guess: they decode strictly or are refused.
 */
package songda.intake;
