package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is printed is read back: parse(print(x)) = x. */
class BlockPrinterTest {
  @Test
  void theSampleIsPrintedAsAnOfficeWould() throws IOException {
    String text;
    try (InputStream in = BlockPrinterTest.class.getResourceAsStream("sample.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Parsed parsed = BulletinParser.parse(text);
    String printed = BlockPrinter.print(parsed.entries(), parsed.meta().copiesByName(), 30);
    assertThat(printed)
        .isEqualTo(
            """
            报：国家邮政局精神文明建设指导委员会，
            　　上海市精神文明建设委员会，
            　　上海市快递行业精神文明创建指导小组，
            　　上海市邮政管理局精神文明建设委员会。
            送：上海市文明办，上海市建交党委办公室，
            　　上海市建交系统文明办，上海市交通委文明办，
            　　上海市邮政管理局各处室、管理局、文明办，
            　　上海市快递行业协会，各快递企业。
            　　　　　　　　　　　　　　　　　　　　　　共印30份
            """);
    Parsed again = BulletinParser.parseBlock(printed);
    assertThat(essence(again)).isEqualTo(essence(parsed));
    assertThat(again.meta().copies()).isEqualTo(30);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsStable() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String resource : List.of("distribution.json", "own-cases.json")) {
      try (InputStream in = BlockPrinterTest.class.getResourceAsStream(resource)) {
        for (JsonNode each : new ObjectMapper().readTree(in)) {
          boolean block = each.get("as").asText().equals("block");
          String text = each.get("text").asText();
          Parsed parsed = block ? BulletinParser.parseBlock(text) : BulletinParser.parse(text);
          if (parsed.error() == null) {
            tests.add(DynamicTest.dynamicTest(each.get("id").asText(), () -> stable(parsed)));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @Test
  void nobodyIsPrintedAsNothing() {
    assertThat(BlockPrinter.print(List.of(), java.util.Map.of(), 30)).isEmpty();
  }

  private static void stable(Parsed parsed) {
    String printed =
        BlockPrinter.print(parsed.entries(), parsed.meta().copiesByName(), parsed.meta().copies());
    Parsed again = BulletinParser.parseBlock(printed);
    assertThat(again.error()).as(printed).isNull();
    assertThat(essence(again)).as(printed).isEqualTo(essence(parsed));
    assertThat(again.meta().copiesByName()).isEqualTo(parsed.meta().copiesByName());
    assertThat(again.meta().copies()).isEqualTo(parsed.meta().copies());
  }

  /** What a recipient is, in the order of print: 报, 送, 发. */
  private static List<String> essence(Parsed parsed) {
    return parsed.entries().stream()
        .sorted(Comparator.comparing(Entry::relation))
        .map(
            entry ->
                entry.label() + " " + entry.name() + " " + entry.kind() + " " + entry.membersOf())
        .toList();
  }
}
