/**
 * The demo. In: the sample bulletin and an invented directory; out: its whole story, played through
 * the doors that users have. Promises that it reaches nothing but its own mailbox and receiver on
 * this machine.
 */
package songda.demo;
