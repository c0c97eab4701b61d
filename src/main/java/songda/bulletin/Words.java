package songda.bulletin;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A closed list of words, asked whether a name opens with, ends in or contains one of them. */
final class Words {
  private final List<String> longestFirst;

  /** Which characters a word may begin with, and end in: most names are told by one look. */
  private final BitSet firsts = new BitSet();

  private final BitSet lasts = new BitSet();

  private Words(List<String> longestFirst) {
    this.longestFirst = longestFirst;
    for (String word : longestFirst) {
      firsts.set(word.charAt(0));
      lasts.set(word.charAt(word.length() - 1));
    }
  }

  /** The words of a text, parted by spaces. */
  static Words of(String spaced) {
    return new Words(
        Stream.of(spaced.trim().split("\\s+"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** The longest word with which the name opens at an index, or null. */
  @Nullable String opening(String name, int from) {
    if (from >= name.length() || !firsts.get(name.charAt(from))) {
      return null;
    }
    for (String word : longestFirst) {
      if (name.startsWith(word, from)) {
        return word;
      }
    }
    return null;
  }

  boolean open(String name) {
    return opening(name, 0) != null;
  }

  /** The longest word in which the first {@code end} characters of the name end, or null. */
  @Nullable String ending(String name, int end) {
    if (end == 0 || !lasts.get(name.charAt(end - 1))) {
      return null;
    }
    for (String word : longestFirst) {
      if (end >= word.length() && name.startsWith(word, end - word.length())) {
        return word;
      }
    }
    return null;
  }

  boolean end(String name) {
    return ending(name, name.length()) != null;
  }

  boolean contains(String name) {
    return longestFirst.contains(name);
  }

  /** The lowest index at which one of the words stands, or -1. */
  int firstIn(String name) {
    int first = -1;
    for (String word : longestFirst) {
      int at = name.indexOf(word);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }
}
