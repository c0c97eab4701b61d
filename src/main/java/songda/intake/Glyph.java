package songda.intake;

/**
 * One character or ligature as it stands on a page. Lengths are in the unit of the page, all alike.
 *
 * @param page 0-based
 * @param x its left edge, from the left
 * @param y its baseline, from the top
 * @param width its advance
 * @param size the size of its font
 */
record Glyph(int page, double x, double y, double width, double size, String text) {
  double right() {
    return x + width;
  }
}
