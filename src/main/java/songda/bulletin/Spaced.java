package songda.bulletin;

import java.util.BitSet;
import java.util.stream.Stream;

/** Matches words whose letters may be parted by spaces, as in 抄　送. */
final class Spaced {
  private Spaced() {}

  /** The first letters of words: most places of a text are told by one look. */
  static BitSet firsts(Stream<String> words) {
    BitSet firsts = new BitSet();
    words.forEach(word -> firsts.set(word.charAt(0)));
    return firsts;
  }

  /** Whether one of the words whose first letters these are may stand at an index. */
  static boolean mayStand(BitSet firsts, String text, int at) {
    return at < text.length() && firsts.get(text.charAt(at));
  }

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
