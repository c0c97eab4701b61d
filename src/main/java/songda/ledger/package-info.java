/**
 * What is read of a dispatch: board, register, agenda, changes. In: the rows that other rooms
 * write; out: values taken in one snapshot. Promises that planned = rows = tallies is checked,
 * never assumed, and that nothing here changes anything.
 */
package songda.ledger;
