/**
 * The command line. In: words typed; out: results on standard output, logs on standard error, an
 * exit code. Promises 0 done, 1 refused or found wrong, 2 usage, 3 infrastructure.
 */
package songda.command;
