package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a sentence for each of its causes in both languages, saying what to do. */
class NoticeSentencesTest {
  private static final List<String> ARGS = List.of("7", "某局", "丙", "丁", "戊");

  @ParameterizedTest
  @EnumSource(NoticeCode.class)
  void everyCodeSpeaksBothLanguages(NoticeCode code) {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      List<String> keys = keys(NoticeSentences.bundle(locale), code);
      assertThat(keys).isEqualTo(keys(NoticeSentences.bundle(Locale.CHINESE), code)).isNotEmpty();
      for (String key : keys) {
        List<String> args = new ArrayList<>(ARGS);
        if (key.contains(".")) {
          args.add(key.substring(key.indexOf('.') + 1));
        }
        String sentence = NoticeSentences.render(code, locale, args);
        assertThat(sentence)
            .as(key)
            .doesNotContain("{")
            .endsWith(locale.equals(Locale.ENGLISH) ? "." : "。");
        if (locale.equals(Locale.CHINESE)) {
          assertThat(sentence).as(key).contains("请");
        }
      }
    }
  }

  private static List<String> keys(ResourceBundle sentences, NoticeCode code) {
    return sentences.keySet().stream()
        .filter(key -> key.equals(code.name()) || key.startsWith(code.name() + "."))
        .sorted()
        .toList();
  }
}
