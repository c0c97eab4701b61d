package songda.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

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
  void everyRefusalNamedInTheCodeHasASentence() throws IOException {
    Set<String> missing = new TreeSet<>();
    collect("Refusal\\.of\\(\\s*\\d+,\\s*\"([a-z_.]+)\"[,)]", "refusal.", missing);
    collect("Refusal\\.Detail\\(\\s*\"([a-z_.]+)\"\\s*,", "detail.", missing);
    assertThat(missing).isEmpty();
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
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        find(code, Files.readString(file), prefix, missing);
      }
    }
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
