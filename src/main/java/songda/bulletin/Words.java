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

  /** The same by word, so that few words are compared whole. */
  private final String[] words;

  private final char[] first;
  private final char[] last;

  private Words(List<String> longestFirst) {
    this.longestFirst = longestFirst;
    this.words = longestFirst.toArray(String[]::new);
    this.first = new char[words.length];
    this.last = new char[words.length];
    for (int i = 0; i < words.length; i++) {
      first[i] = words[i].charAt(0);
      last[i] = words[i].charAt(words[i].length() - 1);
      firsts.set(first[i]);
      lasts.set(last[i]);
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
    char opening = name.charAt(from);
    for (int i = 0; i < words.length; i++) {
      if (first[i] == opening && name.startsWith(words[i], from)) {
        return words[i];
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
    char ending = name.charAt(end - 1);
    for (int i = 0; i < words.length; i++) {
      int from = end - words[i].length();
      if (last[i] == ending && from >= 0 && name.startsWith(words[i], from)) {
        return words[i];
      }
    }
    return null;
  }

  boolean end(String name) {
    return ending(name, name.length()) != null;
  }

  boolean contains(String name) {
    return !name.isEmpty() && firsts.get(name.charAt(0)) && longestFirst.contains(name);
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
