/**
 * The door for programs. In: requests of openapi.yaml with an API key; out: JSON or RFC 9457
 * problems. Promises that contract and code agree, and that a repeated Idempotency-Key acts once.
 */
package songda.api;
