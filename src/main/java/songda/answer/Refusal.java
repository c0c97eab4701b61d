package songda.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, as a value.
 *
 * @param code stable name in lower case with dots, e.g. {@code release.incomplete}; the sentence is
 *     {@code refusal.CODE} in the message bundles
 * @param status the HTTP status (RFC 9110) that says the same at a door
 * @param arguments fill the places {@code {0}} … of the sentence
 * @param details what exactly is wrong, one row each; empty when the sentence says it all
 */
public record Refusal(String code, int status, List<Object> arguments, List<Detail> details) {
  /**
   * One thing that is wrong.
   *
   * @param code the sentence is {@code detail.CODE} in the bundles
   * @param line 1-based line of the decoded input, null where there is none
   * @param near the text it is about, null where there is none; never a name of the program's own
   */
  public record Detail(
      String code, @Nullable Integer line, @Nullable String near, List<Object> arguments) {}

  /**
   * An argument that is a word of the bundles, said in the reader's language.
   *
   * @param key e.g. {@code role.clerk}
   */
  public record Word(String key) {}

  /** A refusal whose sentence says it all. */
  public static Refusal of(int status, String code, Object... arguments) {
    return new Refusal(code, status, List.of(arguments), List.of());
  }

  /** A refusal with the list of what is wrong. */
  public static Refusal of(int status, String code, List<Detail> details, Object... arguments) {
    return new Refusal(code, status, List.of(arguments), List.copyOf(details));
  }

  /** The sentence of this refusal in a language. */
  public String sentence(Language language) {
    return Messages.text(
        language, "refusal." + code, arguments.stream().map(it -> said(language, it)).toArray());
  }

  private static Object said(Language language, Object argument) {
    return argument instanceof Word word ? Messages.text(language, word.key()) : argument;
  }

  /** The sentence of one detail in a language. */
  public static String sentence(Language language, Detail detail) {
    return Messages.text(
        language,
        "detail." + detail.code(),
        detail.arguments().stream().map(it -> said(language, it)).toArray());
  }
}
