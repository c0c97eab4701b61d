package songda.bulletin;

/** Matches words whose letters may be parted by spaces, as in 抄　送. */
final class Spaced {
  private Spaced() {}

  /** The index after {@code word} if it stands at {@code from}, else -1. */
  static int word(String text, int from, String word) {
    int at = from;
    for (int i = 0; i < word.length(); i++) {
      if (i > 0) {
        at = Letters.skipSpaces(text, at);
      }
      if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
        return -1;
      }
      at++;
    }
    return at;
  }
}
