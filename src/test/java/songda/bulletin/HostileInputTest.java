package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Input that no office sends: bounded work, bounded results, a refusal or a reading. */
class HostileInputTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TestFactory
  Stream<DynamicTest> theWorkStaysBounded() {
    Map<String, String> inputs =
        Map.ofEntries(
            Map.entry("ten megabytes of commas", "送：" + "，".repeat(10 << 20)),
            Map.entry("ten megabytes of spaces", " ".repeat(10 << 20) + "送：局"),
            Map.entry("labels", "报：".repeat(1 << 18)),
            Map.entry("label lines", "送：甲局\n".repeat(1 << 17)),
            Map.entry("a million open brackets", "送：" + "（".repeat(1 << 20)),
            Map.entry("nested pairs", "送：局" + "（".repeat(1 << 19) + "）".repeat(1 << 19)),
            Map.entry("open quotation marks", "送：" + "“甲".repeat(1 << 19)),
            Map.entry("one endless name", "送：" + "上海市局".repeat(1 << 18)),
            Map.entry("lone surrogates", "送：" + "\uD800".repeat(1 << 20)),
            Map.entry("line ends alone", "\r".repeat(1 << 20)),
            Map.entry("colons", "送：甲局" + "：".repeat(1 << 18)),
            Map.entry("remarks", "送：市局\n" + "此件公开发布\n".repeat(1 << 17)),
            Map.entry("broken blocks", "送：市局\n要认真学习的内容。\n".repeat(1 << 16)),
            Map.entry("dates", "报：市委\n" + "2022年5月27日 年印".repeat(1 << 16)),
            Map.entry("addresses", "送：" + "aaaa@".repeat(1 << 18)),
            Map.entry("titles", "标题一行\n\n".repeat(1 << 15) + "报：市委"));
    return inputs.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> bounded(each.getValue())));
  }

  private static void bounded(String text) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          ParsedJson.of("-", BulletinParser.parse(text));
          ParsedJson.of("-", BulletinParser.parseBlock(text));
        });
  }

  @TestFactory
  Stream<DynamicTest> whatManyShareIsNotRepeatedInFull() {
    int many = 100_000;
    return Stream.of(
            "送：上海市局各处室、" + "财务处、".repeat(many) + "人事处",
            "送：市委、" + "政府、".repeat(many) + "政府",
            "送：" + "浙江、".repeat(many) + "安徽省邮政管理局",
            "送：各区委、" + "区政府、".repeat(many) + "区政府",
            "送：市委、" + "市政府、".repeat(many) + "市人大领导",
            "送：各快递企业（" + "顺丰、".repeat(many) + "中通）",
            "送：" + "某".repeat(many) + "企业（" + "顺丰、".repeat(many) + "中通）",
            "送：" + "某".repeat(many) + "局各处室、" + "财务处、".repeat(many) + "人事处")
        .map(text -> DynamicTest.dynamicTest(Letters.head(text, 20), () -> small(text)));
  }

  private static void small(String text) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Parsed parsed = BulletinParser.parseBlock(text);
          assertThat(ParsedJson.of("-", parsed).length()).isLessThan(60_000_000);
        });
  }

  @Test
  void aHundredThousandNamesAreAllRead() {
    StringBuilder text = new StringBuilder("送：");
    for (int i = 0; i < 100_000; i++) {
      text.append("上海市第").append(i).append("局，\n");
    }
    Parsed parsed = BulletinParser.parse(text + "市局");
    assertThat(parsed.error()).isNull();
    assertThat(parsed.entries()).hasSize(100_001);
    assertThat(parsed.entries().get(99_999).line()).isEqualTo(100_000);
  }

  @Test
  void moreNamesThanAnyOfficeHasAreRefused() {
    Notice error = BulletinParser.parse("送：" + "甲局，".repeat(600_000) + "乙局").error();
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(NoticeCode.UNREADABLE);
    assertThat(error.message()).contains("500000");
  }

  @Test
  void bracketsAThousandDeepHoldOneName() {
    Parsed parsed =
        BulletinParser.parseBlock("送：市局" + "（".repeat(1_000) + "甲、乙" + "）".repeat(1_000) + "，县局");
    assertThat(parsed.error()).isNull();
    assertThat(parsed.entries()).hasSize(2);
  }

  @Test
  void charactersThatNoTextHasAreNamedWithTheirLine() {
    for (String bad : new String[] {"\0", "\uFFFD", "\uD83D", "\uDE00", "\uFFFF"}) {
      Notice error = BulletinParser.parseBlock("报：市委\n送：市" + bad + "局").error();
      assertThat(error).isNotNull();
      assertThat(error.code()).isEqualTo(NoticeCode.BAD_CHARACTER);
      assertThat(error.line()).isEqualTo(2);
      assertThat(error.message()).contains("U+" + String.format("%04X", bad.codePointAt(0)));
    }
  }

  @Test
  void oneCharacterAloneIsNoBlock() {
    for (String one :
        new String[] {"", "报", "：", "，", "（", "\n", "\r", "*", ">", "1", "\uFEFF", "年"}) {
      for (Parsed parsed :
          new Parsed[] {BulletinParser.parse(one), BulletinParser.parseBlock(one)}) {
        assertThat(parsed.error()).isNotNull();
        assertThat(parsed.error().code()).isEqualTo(NoticeCode.NO_DISTRIBUTION_BLOCK);
      }
    }
  }

  @Test
  void warningsAreBounded() {
    Parsed parsed = BulletinParser.parseBlock("送：" + "甲局，".repeat(5_000) + "甲局");
    assertThat(parsed.entries()).hasSize(5_001);
    assertThat(parsed.warnings()).hasSize(1_000);
  }
}
