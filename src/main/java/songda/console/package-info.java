/**
 * The door of the staff's console. In: forms and sessions; out: pages. Promises that a GET changes
 * nothing, that every POST carries its session's token, and that all decisions are made in rooms.
 */
package songda.console;
