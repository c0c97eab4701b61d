/**
 * Who may come in. In: a password, a session, an API key; out: an account with its roles. Promises
 * that every secret is stored as a hash only, and that each refusal is audited.
 */
package songda.access;
