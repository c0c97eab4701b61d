package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each entry is shown in the characters that it came from. */
class PrintedTextTest {
  @Test
  void everyEntryOfTheSampleIsFoundWhereItIsPrinted() throws IOException {
    String text;
    try (InputStream in = PrintedTextTest.class.getResourceAsStream("sample.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Entry> entries = BulletinParser.parse(text).entries();
    Map<Integer, String> marked = marked(text, entries);
    assertThat(marked).hasSize(11);
    assertThat(marked.get(1)).isEqualTo("国家邮政局精神文明建设指导委员会");
    assertThat(marked.get(7)).isEqualTo("上海市建交系统文明办");
    assertThat(marked.get(9)).isEqualTo("上海市邮政管理局各处室、管理局、文明办");
    assertThat(marked.get(13)).isEqualTo("各快递企业");
    assertThat(PrintedText.familyOf(entries, 11)).isEqualTo(9);
    assertThat(PrintedText.familyOf(entries, 12)).isEqualTo(12);
  }

  @Test
  void aNameThatIsPrintedTwiceIsMarkedTwiceInOrder() {
    String text = "报：市委\n送：市委，市政府";
    assertThat(marked(text, BulletinParser.parse(text).entries()))
        .containsExactly(Map.entry(1, "市委"), Map.entry(2, "市委"), Map.entry(3, "市政府"));
  }

  @Test
  void theHeirsOfALevelWordStandInWhatTheLenderLeft() {
    String text = "报：市委、政府、人大，省委";
    List<Entry> entries = BulletinParser.parse(text).entries();
    assertThat(marked(text, entries))
        .containsExactly(Map.entry(1, "市委"), Map.entry(2, "政府、人大"), Map.entry(4, "省委"));
    assertThat(PrintedText.familyOf(entries, 3)).isEqualTo(2);
  }

  @Test
  void aNameThatIsPrintedTwiceInARowIsNoFamily() {
    String text = "送：市局，市局（2份）\n发：各县";
    assertThat(marked(text, BulletinParser.parse(text).entries()))
        .containsExactly(Map.entry(1, "市局"), Map.entry(2, "市局（2份）"), Map.entry(3, "各县"));
  }

  @Test
  void everyCharacterOfTheTextStaysInItsPlace() {
    String text = "关于试行的通报\n近日，市委发文。\n报：市委（2份），市 政 府\n送：各区";
    List<Entry> entries = BulletinParser.parse(text).entries();
    StringBuilder whole = new StringBuilder();
    for (PrintedText.NumberedLine line : PrintedText.of(text, entries)) {
      line.parts().forEach(part -> whole.append(part.text()));
      whole.append('\n');
    }
    assertThat(whole.toString()).isEqualTo(text + "\n");
    assertThat(marked(text, entries)).containsEntry(1, "市委（2份）").containsEntry(2, "市 政 府");
  }

  private static Map<Integer, String> marked(String text, List<Entry> entries) {
    Map<Integer, String> marked = new TreeMap<>();
    for (PrintedText.NumberedLine line : PrintedText.of(text, entries)) {
      for (PrintedText.Part part : line.parts()) {
        if (part.position() != null) {
          marked.merge(part.position(), part.text(), String::concat);
        }
      }
    }
    return marked;
  }
}
