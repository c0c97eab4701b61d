/**
 * The door for whoever runs the server, on a port of its own. In: health checks and scrapes; out:
 * health and metrics. Promises that ready means the database answers and the engine claims.
 */
package songda.operations;
