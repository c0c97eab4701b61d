/**
 * What waits, by mail to the office. In: the counts of the home page, the working days, the
 * configured mailboxes; out: one mail a working day to each, or none when nothing waits. Promises
 * that nodes share one mail, and that a mail that could not be sent is told in the audit.
 */
package songda.digest;
