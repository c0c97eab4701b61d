/**
 * Webhooks. In: a message for one URL; out: what the receiver answered, classified. Promises that
 * only vetted addresses are dialled and that every request is signed as Standard Webhooks says.
 */
package songda.channel.webhook;
