/**
 * The directory as a spreadsheet. In: a CSV or XLSX file, or the wish for one; out: the same, row
 * by row. Promises that nothing is written that was not shown before, and all of it or nothing.
 */
package songda.directory.sheet;
