/**
 * The door for whoever runs the server, on a port of its own. In: health checks and scrapes; out:
 * health and metrics. Promises that ready means the database answers and the engine has claimed
 * within 30 s.
 */
package songda.operations;
