/**
 * The directory. In: units, their names, contacts and endpoints, the meaning of collectives; out:
 * which units an entry stands for. Promises that nothing is matched by resemblance, and that
 * addresses are encrypted at rest.
 */
package songda.directory;
