/** Spreadsheets: rows of texts written as CSV or XLSX, a stretch at a time. */
@org.jspecify.annotations.NullMarked
package songda.sheet;
