package songda.bulletin;

/**
 * One physical line with text on it.
 *
 * @param number 1-based, blank lines counted
 * @param text without trailing spaces and invisible characters; leading spaces kept
 * @param blanksBefore blank lines between it and the text line before
 */
record Line(int number, String text, int blanksBefore) {

  /** Columns from the margin, leading spaces included. */
  int width() {
    return Letters.width(text);
  }

  /** Columns of leading spaces. */
  int indent() {
    return Letters.width(text.substring(0, Letters.skipSpaces(text, 0)));
  }

  String trimmed() {
    return text.substring(Letters.skipSpaces(text, 0));
  }
}
