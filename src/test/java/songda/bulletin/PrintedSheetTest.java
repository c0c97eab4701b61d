package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import songda.bulletin.PrintedText.NumberedLine;

/** Where the block stands in a text, and a part of it. */
class PrintedSheetTest {
  @Test
  void theBlockOfTheSampleIsItsLastLines() throws IOException {
    PrintedSheet sheet = sheet(sample());
    assertThat(sheet.lines().get(sheet.from()).number()).isEqualTo(247);
    assertThat(sheet.lines().get(sheet.to() - 1).number()).isEqualTo(261);
    assertThat(sheet.below()).isEmpty();
    assertThat(numbers(sheet.block(1, 13)))
        .isEqualTo(numbers(sheet.lines().subList(sheet.from(), sheet.to())));
  }

  @Test
  void labelsAndTailsOfTheirOwnLinesBelongToTheBlock() {
    PrintedSheet sheet = sheet("一篇文章\n这一段是正文。\n报：\n市委\n市政府\n送：市局\n共印30份\n");
    assertThat(numbers(sheet.lines().subList(sheet.from(), sheet.to())))
        .containsExactly(3, 4, 5, 6, 7);
    assertThat(numbers(sheet.above())).containsExactly(1, 2);
  }

  @Test
  void aBlockAtTheHeadLeavesTheTextBelowIt() {
    PrintedSheet sheet = sheet("送：市委，市政府\n\n关于天气的情况\n\n今天的天气很好，明天也会很好。\n");
    assertThat(numbers(sheet.block(1, 2))).containsExactly(1);
    assertThat(numbers(sheet.below())).containsExactly(3, 5);
  }

  @Test
  void aPartOfTheBlockHoldsItsEntriesAndNoOthers() {
    PrintedSheet sheet = sheet("报：市委\n送：甲局，乙局，丙局，\n丁局\n发：各县\n");
    assertThat(text(sheet.block(3, 4))).isEqualTo("……乙局，丙局，");
    assertThat(text(sheet.block(1, 2))).isEqualTo("报：市委|送：甲局，……");
    assertThat(text(sheet.block(5, 6))).isEqualTo("丁局|发：各县");
  }

  @Test
  void aTextWithoutItsEntriesHasNoBlock() {
    List<Entry> entries = BulletinParser.parse("报：市委").entries();
    PrintedSheet sheet = PrintedSheet.of("正文", entries);
    assertThat(sheet.block(1, 1)).isEmpty();
    assertThat(numbers(sheet.below())).isEmpty();
    assertThat(numbers(sheet.above())).containsExactly(1);
  }

  @Test
  void eachOfAVeryLongFamilyIsMarkedInItsOwnCharacters() {
    String many = names("第", "处", 900);
    String text = "送：省统计局人事处、" + many + "，市局，市局\n";
    PrintedSheet sheet = sheet(text);
    assertThat(marks(sheet)).isEqualTo(903);
    assertThat(text(sheet.block(903, 903))).isEqualTo("……市局");
  }

  @Test
  void tenThousandLinesAndEntriesTakeLessThanASecond() {
    String body = "这一行是正文，没有单位。\n".repeat(10_000);
    String block = "送：" + names("市第", "局", 10_000).replace("、", "，\n") + "\n";
    List<Entry> entries = BulletinParser.parse(body + block).entries();
    assertThat(entries).hasSize(10_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(1),
        () -> assertThat(marks(PrintedSheet.of(body + block, entries))).isEqualTo(10_000));
  }

  private static String names(String head, String end, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> head + i + end)
        .collect(Collectors.joining("、"));
  }

  private static PrintedSheet sheet(String text) {
    return PrintedSheet.of(text, BulletinParser.parse(text).entries());
  }

  private static String sample() throws IOException {
    try (InputStream in = PrintedSheetTest.class.getResourceAsStream("sample.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Integer> numbers(List<NumberedLine> lines) {
    return lines.stream().map(NumberedLine::number).toList();
  }

  private static String text(List<NumberedLine> lines) {
    return lines.stream().map(NumberedLine::text).collect(Collectors.joining("|"));
  }

  private static long marks(PrintedSheet sheet) {
    return sheet.lines().stream()
        .flatMap(line -> line.parts().stream())
        .map(PrintedText.Part::position)
        .filter(position -> position != null)
        .distinct()
        .count();
  }
}
