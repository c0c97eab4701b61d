/**
 * The whole. In: settings, keys, a database; out: a running node. Promises that rooms are put
 * together by constructor in one place, and that what was started stops in the reverse order,
 * awaited.
 */
package songda;
