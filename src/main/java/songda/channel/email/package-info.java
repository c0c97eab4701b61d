/**
 * Email. In: a message for one mailbox; out: what the relay answered, classified. Promises one
 * mailbox per message, our own stable Message-ID, and no header that data could forge.
 */
package songda.channel.email;
