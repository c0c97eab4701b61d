/**
 * The pieces that all pages share. In: a template's name and its values; out: HTML in the reader's
 * language. Promises that every value is escaped and that nothing is fetched from elsewhere.
 */
package songda.pages;
