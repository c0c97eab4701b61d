/**
 * What a room answers: a value, or a refusal with its reason. In: a message key and its arguments;
 * out: a sentence in the reader's language. Promises that no expected refusal is thrown, and that
 * no sentence stands outside the bundles.
 */
package songda.answer;
