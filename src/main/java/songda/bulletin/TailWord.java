package songda.bulletin;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that opens a tail, with its colon, found in a text (domain.md §2.1, and those that
 * bulletins print beside them); its letters may be spaced.
 *
 * @param kind what the tail says
 * @param end index after the colon
 */
record TailWord(FactKind kind, int end) {

  private record Spelled(String word, FactKind kind) {}

  private static final List<Spelled> LONGEST_FIRST =
      Stream.of(FactKind.values())
          .filter(kind -> !kind.words().isEmpty())
          .flatMap(kind -> Stream.of(kind.words().split(" ")).map(word -> new Spelled(word, kind)))
          .sorted(Comparator.comparingInt((Spelled each) -> each.word().length()).reversed())
          .toList();

  private static final BitSet FIRSTS = Spaced.firsts(LONGEST_FIRST.stream().map(Spelled::word));

  /** The tail word with its colon at an index, maybe behind an opening bracket, or null. */
  static @Nullable TailWord at(String text, int from) {
    boolean bracketed = from < text.length() && Letters.bracket(text.charAt(from)) > 0;
    int start = bracketed ? Letters.skipSpaces(text, from + 1) : from;
    if (!Spaced.mayStand(FIRSTS, text, start)) {
      return null;
    }
    for (Spelled each : LONGEST_FIRST) {
      int end = Spaced.word(text, start, each.word());
      int colon = end < 0 ? end : Letters.skipSpaces(text, end);
      if (colon >= 0 && colon < text.length() && Letters.isColon(text.charAt(colon))) {
        return new TailWord(each.kind(), colon + 1);
      }
    }
    return null;
  }
}
