package songda.bulletin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The sentences of {@link NoticeCode}, kept as UTF-8 properties in Chinese and English. */
final class NoticeSentences {
  private static final ResourceBundle CHINESE = load("/notices_zh.properties");
  private static final ResourceBundle ENGLISH = load("/notices_en.properties");

  private NoticeSentences() {}

  /**
   * The sentence of a code, its {@code {0}…} replaced by {@code args}. A code with several causes
   * has a sentence for each, which its last argument names.
   */
  static String render(NoticeCode code, Locale locale, List<String> args) {
    ResourceBundle sentences = bundle(locale);
    String caused = args.isEmpty() ? "" : code.name() + "." + args.get(args.size() - 1);
    String pattern = sentences.getString(sentences.containsKey(caused) ? caused : code.name());
    return new MessageFormat(pattern, Locale.ROOT).format(args.toArray());
  }

  static ResourceBundle bundle(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ENGLISH : CHINESE;
  }

  private static ResourceBundle load(String name) {
    try (InputStream in = NoticeSentences.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
