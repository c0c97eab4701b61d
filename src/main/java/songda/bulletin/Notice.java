package songda.bulletin;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error or a warning of reading a bulletin.
 *
 * @param code what is wrong
 * @param line 1-based physical line of the decoded input, or null when it is about the whole input
 * @param near the text it is about, cut to a few characters, or null
 * @param args what the sentence is filled with, in the order of its placeholders
 * @param message the Chinese sentence: what is wrong, the text, the remedy
 */
public record Notice(
    NoticeCode code,
    @Nullable Integer line,
    @Nullable String near,
    List<String> args,
    String message) {
  public Notice {
    args = List.copyOf(args);
  }

  /** Makes a notice whose sentence is filled with {@code args}. */
  public static Notice of(
      NoticeCode code, @Nullable Integer line, @Nullable String near, String... args) {
    List<String> filling = List.of(args);
    return new Notice(
        code, line, near, filling, NoticeSentences.render(code, Locale.CHINESE, filling));
  }

  /** The sentence in another language; Chinese when the language is not kept. */
  public String message(Locale locale) {
    return NoticeSentences.render(code, locale, args);
  }
}
