package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import songda.bulletin.PrintedText.NumberedLine;

/** An error is shown where it stands. */
class ExcerptTest {
  private static final String TEXT = "一\n二\n三\n四\n\n报：市委，市局（民\n政\n八\n九\n十\n十一\n";

  @Test
  void theLineStandsBetweenItsNeighboursAndWhatItIsAboutIsMarked() {
    assertThat(shown(Excerpt.of(TEXT, 6, "市委"))).isEqualTo("2 二|3 三|4 四|6 报：[市委]，市局（民|7 政|8 八|9 九");
  }

  @Test
  void aNameThatGoesOnInTheNextLineIsMarkedToTheEndOfItsOwn() {
    assertThat(shown(Excerpt.of(TEXT, 6, "市局（民政"))).contains("6 报：市委，[市局（民]");
  }

  @Test
  void whatIsNotFoundMarksTheWholeLineAndABlankLineNone() {
    assertThat(shown(Excerpt.of(TEXT, 1, null))).startsWith("1 [一]");
    assertThat(shown(Excerpt.of(TEXT, 5, "市委"))).doesNotContain("[");
    assertThat(Excerpt.of("", 3, "市委")).isEmpty();
  }

  @Test
  void aVeryLongLineIsCutAroundIt() {
    String line = "甲".repeat(50_000) + "市局（民" + "乙".repeat(50_000);
    List<NumberedLine> shown = Excerpt.of("送：" + line, 1, "市局（民");
    assertThat(shown.get(0).text()).contains("甲市局（民乙").hasSizeLessThan(3_000);
  }

  private static String shown(List<NumberedLine> lines) {
    return lines.stream()
        .map(
            line ->
                line.number()
                    + " "
                    + line.parts().stream().map(ExcerptTest::part).collect(Collectors.joining()))
        .collect(Collectors.joining("|"));
  }

  private static String part(PrintedText.Part part) {
    return part.position() == null ? part.text() : "[" + part.text() + "]";
  }
}
