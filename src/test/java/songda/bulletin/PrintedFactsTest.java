package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Each fact of masthead and tails says where it was found, and none is invented (domain.md §1.1).
 */
class PrintedFactsTest {
  private static final String TEXT =
      """
      内部资料

      邮政工作简报
      2022年第5期（总第128期）
      沪邮管简[2022]15号
      上海市邮政管理局办公室编　　　2022年5月27日

      市局召开会议

      2022年5月19日，市局召开会议，第3期培训班开班。

      主题词：精神文明　建设　通报
      报：市委
      送：市文明办（2份）
      编辑：张某　审核：李某　联系电话：1234567
      存档（1）
      市局办公室                    2022年5月28日印发
                                        （共印80份）
      """;

  private static List<String> lines(Parsed parsed) {
    return parsed.facts().stream()
        .map(f -> f.line() + " " + f.kind().text() + " " + f.value() + " | " + f.text())
        .toList();
  }

  @Test
  void everyFactWithItsLine() {
    assertThat(lines(BulletinParser.parse(TEXT)))
        .containsExactly(
            "1 classification 内部资料 | 内部资料",
            "3 name 邮政工作简报 | 邮政工作简报",
            "4 year 2022 | 2022",
            "4 issue 5 | 第5期",
            "4 issue_total 128 | 总第128期",
            "5 document_number 沪邮管简〔2022〕15号 | 沪邮管简[2022]15号",
            "6 issued_on 2022-05-27 | 2022年5月27日",
            "6 issuer 上海市邮政管理局办公室 | 上海市邮政管理局办公室编",
            "12 subject_words 精神文明建设通报 | 精神文明建设通报",
            "15 editor 张某 | 张某",
            "15 reviewer 李某 | 李某",
            "15 phone 1234567 | 1234567",
            "16 archive 存档（1） | 存档（1）",
            "17 printer 市局办公室 | 市局办公室",
            "17 printed_on 2022-05-28 | 市局办公室2022年5月28日印发",
            "18 copies 80 | （共印80份）");
  }

  @Test
  void aPrinterAboveItsDateIsFoundOnItsOwnLine() {
    Parsed parsed = BulletinParser.parseBlock("报：市委、市政府\n送：市总工会。\n某市办公室\n2022年5月28日印发\n");
    assertThat(lines(parsed))
        .containsExactly("3 printer 某市办公室 | 某市办公室", "4 printed_on 2022-05-28 | 2022年5月28日印发");
  }

  @Test
  void theHeaderRestsOnThem() {
    Parsed parsed = BulletinParser.parse(TEXT);
    assertThat(parsed.header().name()).isEqualTo("邮政工作简报");
    assertThat(parsed.articles()).extracting(Article::title).containsExactly("市局召开会议");
  }

  @Test
  void aTextWithoutThemHasNone() {
    Parsed parsed = BulletinParser.parse("市局召开会议\n\n2022年5月19日，市局召开第3期会议。\n\n报：市委\n");
    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.header()).isEqualTo(Header.EMPTY);
  }

  @Test
  void everyKindHasALabelInBothLanguages() {
    for (FactKind kind : FactKind.values()) {
      assertThat(kind.label(Locale.CHINESE)).isNotBlank();
      assertThat(kind.label(Locale.ENGLISH)).isNotBlank().isNotEqualTo(kind.label(Locale.CHINESE));
      assertThat(FactKind.of(kind.text())).isEqualTo(kind);
    }
  }

  @Test
  void theTerminalShowsThem() {
    String printed = ParsedText.of("a.txt", TEXT, BulletinParser.parse(TEXT), Locale.CHINESE);
    assertThat(printed).contains("    4  期号  第5期 → 5\n").contains("    15  审核  李某\n");
  }
}
