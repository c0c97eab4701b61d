package songda.channel.email;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a relay offers in its answer to EHLO (RFC 5321 §4.1.1.1).
 *
 * @param keywords upper case, each with its parameters
 */
record Capabilities(Map<String, List<String>> keywords) {
  static final Capabilities NONE = new Capabilities(Map.of());

  Capabilities {
    keywords = Map.copyOf(keywords);
  }

  /**
   * Reads the lines of the answer; the first is the relay's greeting.
   *
   * @param lines without code and separator
   */
  static Capabilities of(List<String> lines) {
    Map<String, List<String>> found = new HashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      // "AUTH=LOGIN PLAIN" is how old relays write it.
      String[] words = line.trim().replace('=', ' ').toUpperCase(Locale.ROOT).split("\\s+");
      found.put(words[0], Arrays.asList(words).subList(1, words.length));
    }
    return new Capabilities(found);
  }

  boolean offers(String keyword) {
    return keywords.containsKey(keyword);
  }

  /** The ways to sign in. */
  Set<String> logins() {
    return Set.copyOf(keywords.getOrDefault("AUTH", List.of()));
  }

  /** The largest message in bytes; 0 when the relay does not say (RFC 1870 §4). */
  long largest() {
    List<String> size = keywords.getOrDefault("SIZE", List.of());
    return size.isEmpty() || !size.get(0).matches("\\d{1,18}") ? 0 : Long.parseLong(size.get(0));
  }
}
