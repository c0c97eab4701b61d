/**
 * PostgreSQL, the truth and the queue. In: settings; out: a migrated pool, transactions,
 * notifications. Promises one door to transactions, forward-only migrations under a lock, and an
 * embedded server that survives restarts.
 */
package songda.database;
