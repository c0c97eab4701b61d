/**
 * Channels. In: one message for one endpoint; out: an outcome. Promises that no exception stands
 * for a refusal, that nothing is written to the database here, and that a repeat carries the same
 * id.
 */
package songda.channel;
