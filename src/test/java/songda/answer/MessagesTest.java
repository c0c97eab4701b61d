package songda.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import songda.acknowledgment.Reason;
import songda.bulletin.NoticeCode;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  /** Under which heads a code may have its sentence. */
  private static final List<String> FAMILIES =
      List.of("", "refusal.", "detail.", "audit.", "audit.say.", "demo.", "recipient.");

  private static final Set<String> NOTICES = keys("notices_zh");

  /** Files, system properties, packages, names within a request; the configuration's keys apart. */
  private static final Pattern NO_SENTENCES =
      Pattern.compile(
          ".*\\.(yaml|txt|json|css|js|svg|pid|port)|(java\\.io|user|io\\.vertx|songda|database)(\\..*)?");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Messages.keys(Language.EN)).isEqualTo(Messages.keys(Language.ZH));
  }

  @Test
  void aKeyFillsTheSamePlacesInBothLanguages() {
    for (String key : Messages.keys(Language.ZH)) {
      if (!key.startsWith("detail.notice.")) {
        assertThat(places(Language.EN, key)).as(key).isEqualTo(places(Language.ZH, key));
      }
    }
  }

  @Test
  void everyRefusalDetailAndActNamedInTheCodeHasASentence() throws IOException {
    Set<String> missing = new TreeSet<>();
    collect("(?:Refusal\\.of\\(\\s*\\d+|wrong\\(),?\\s*\"([a-z_.]+)\"[,)]", "refusal.", missing);
    collect("Detail\\(\\s*\"([a-z_.]+)\"\\s*,", "detail.", missing);
    collect("(?i)actor(?:\\(\\)|\\.[a-z]+\\([^)]*\\)+)?,\\s*\"([a-z_.]+)\",", "audit.", missing);
    assertThat(missing).isEmpty();
  }

  /** Codes travel through variables too: whatever looks like one must be said somewhere. */
  @Test
  void whateverLooksLikeACodeHasASentenceOrIsKnownToBeSomethingElse() throws IOException {
    Pattern dotted = Pattern.compile("\"([a-z][A-Za-z_]*(?:\\.[A-Za-z_]+)+)\"");
    Set<String> silent = new TreeSet<>();
    for (Path file : sources()) {
      if (file.startsWith("src/main/java/songda/settings")) {
        continue;
      }
      dotted
          .matcher(withoutCommentsAndSql(Files.readString(file)))
          .results()
          .map(found -> found.group(1))
          .filter(word -> !said(word) && !NO_SENTENCES.matcher(word).matches())
          .forEach(word -> silent.add(file.getFileName() + ": " + word));
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everyReasonAndEveryErrorOfReadingHasASentence() {
    Stream<String> keys =
        Stream.of(
                Stream.of(Reason.values()).map(reason -> "reason." + reason.text()),
                Stream.of(NoticeCode.values())
                    .filter(NoticeCode::isError)
                    .map(code -> "detail.notice." + code.name().toLowerCase(Locale.ROOT)))
            .flatMap(family -> family);
    assertThat(keys).allMatch(key -> Messages.has(Language.ZH, key));
  }

  /** A lone apostrophe makes MessageFormat swallow the places after it. */
  @Test
  void anApostropheIsWrittenTwice() {
    for (Language language : Language.values()) {
      for (String key : Messages.keys(language)) {
        String sentence = Messages.text(language, key, "0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(sentence).as(key).doesNotContainPattern("\\{\\d");
      }
    }
    for (String bundle : List.of("messages_zh", "messages_en", "notices_zh", "notices_en")) {
      assertThat(sentences(bundle))
          .as(bundle)
          .isNotEmpty()
          .noneMatch(sentence -> sentence.replace("''", "").contains("'"));
    }
  }

  @Test
  void everyKeyOfATemplateHasASentence() throws IOException {
    Set<String> missing = new TreeSet<>();
    Pattern key = Pattern.compile("page\\.text\\(\"([A-Za-z_.]+[A-Za-z_])\"[,)]");
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        find(key, Files.readString(file), "", missing);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static void collect(String pattern, String prefix, Set<String> missing)
      throws IOException {
    Pattern code = Pattern.compile(pattern);
    boolean seen = false;
    for (Path file : sources()) {
      String text = Files.readString(file);
      seen |= code.matcher(text).find();
      find(code, text, prefix, missing);
    }
    assertThat(seen).as(pattern).isTrue();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String withoutCommentsAndSql(String source) {
    return source.replaceAll("(?s)\"\"\".*?\"\"\"", "").replaceAll("(?m)^\\s*(//|\\*|/\\*).*$", "");
  }

  private static boolean said(String word) {
    return FAMILIES.stream().anyMatch(family -> Messages.has(Language.ZH, family + word))
        || NOTICES.contains(word);
  }

  private static Set<String> keys(String bundle) {
    return properties(bundle).stringPropertyNames();
  }

  private static List<String> sentences(String bundle) {
    return properties(bundle).values().stream().map(String::valueOf).toList();
  }

  private static Properties properties(String bundle) {
    Properties read = new Properties();
    Path file = Path.of("src/main/resources", bundle + ".properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static void find(Pattern pattern, String text, String prefix, Set<String> missing) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      String key = prefix + found.group(1);
      if (!Messages.has(Language.ZH, key)) {
        missing.add(key);
      }
    }
  }

  private static Set<String> places(Language language, String key) {
    String pattern = Messages.text(language, key, "{0", "{1", "{2", "{3", "{4", "{5", "{6", "{7");
    return PLACE.matcher(pattern).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }
}
