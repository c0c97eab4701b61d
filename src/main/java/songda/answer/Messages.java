package songda.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of the product: {@code messages_zh.properties} and {@code messages_en.properties},
 * UTF-8.
 */
public final class Messages {
  private static final Map<Language, Properties> BUNDLES = load();

  private Messages() {}

  /**
   * The sentence of a key with its places filled ({@link MessageFormat}; numbers are not grouped).
   *
   * @throws IllegalArgumentException when the key is in no bundle: a bug, which a test finds first
   */
  public static String text(Language language, String key, Object... arguments) {
    String pattern = Objects.requireNonNull(BUNDLES.get(language)).getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message " + key + " in " + language);
    }
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(words);
  }

  /** Whether a key has a sentence. */
  public static boolean has(Language language, String key) {
    return Objects.requireNonNull(BUNDLES.get(language)).containsKey(key);
  }

  /** All keys of a language, sorted. */
  public static Set<String> keys(Language language) {
    return new TreeSet<>(Objects.requireNonNull(BUNDLES.get(language)).stringPropertyNames());
  }

  private static Map<Language, Properties> load() {
    Map<Language, Properties> bundles = new EnumMap<>(Language.class);
    bundles.put(Language.ZH, read("/messages_zh.properties"));
    bundles.put(Language.EN, read("/messages_en.properties"));
    return bundles;
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Messages.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
