package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below the recipients is no recipient: lines of the editors, rules, exclusions. */
class FootOfTheSheetTest {
  private static final String LIST = "报：市委、市政府\n送：市直各单位，市总工会\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "传真：1234567",
        "值班电话：1234567",
        "网址：www.example.cn",
        "校核：李某",
        "责编：张某　撰稿：王某",
        "供稿：市局办公室",
        "主编：张某",
        "本期编辑：张某",
        "承办单位：市局办公室",
        "投稿邮箱：a@example.cn",
        "打字：张某　校对：李某",
        "某局办公室　　2024年3月5日",
        "某局办公室　2024年3月5日编印",
        "2024年3月5日",
        "中共某县委办公室\n2024年3月5日",
        "印数：50份",
        "（共印：50份）",
        "存档2份"
      })
  void aLineOfTheEditorsIsNoRecipient(String line) {
    for (Parsed parsed :
        new Parsed[] {
          BulletinParser.parseBlock(LIST + line),
          BulletinParser.parse("市局召开会议\n\n会议强调，要抓好落实。\n\n" + LIST + line)
        }) {
      assertThat(parsed.error()).isNull();
      assertThat(parsed.entries())
          .extracting(Entry::name)
          .containsExactly("市委", "市政府", "市直各单位", "市总工会");
    }
  }

  @Test
  void theLineThatBreaksABlockIsNamed() {
    Parsed parsed =
        BulletinParser.parse("市局召开会议\n\n会议强调，要抓好落实。\n\n送：市直各单位\n\n以上情况，请认真组织学习。\n市局办公室\n");
    Notice error = parsed.error();
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(NoticeCode.NO_DISTRIBUTION_BLOCK);
    assertThat(error.line()).isEqualTo(7);
    assertThat(error.message()).contains("第 7 行“以上情况", "第 5 行“送：市直各单位”");
    assertThat(error.message(Locale.ENGLISH)).contains("on line 7", "on line 5");
    assertThat(parsed.articles()).isNotEmpty();
  }

  @Test
  void theRulesOfTheSheetAreNoRecipientsAndNoText() {
    String rule = "—".repeat(26);
    Parsed parsed =
        BulletinParser.parse(
            "市局召开会议\n\n会议强调，要抓好落实。\n\n"
                + rule
                + "\n报：市委\n送：市直各单位\n"
                + rule
                + "\n市局办公室　2024年3月5日印发\n"
                + "━".repeat(60));
    assertThat(parsed.error()).isNull();
    assertThat(parsed.entries()).extracting(Entry::name).containsExactly("市委", "市直各单位");
    assertThat(parsed.meta().printer()).isEqualTo("市局办公室");
    assertThat(parsed.articles()).hasSize(1);
    assertThat(parsed.articles().get(0).paragraphs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"各网点（嘉定区、青浦区除外）", "各企业（甲公司除外、乙公司除外）", "各区邮政管理局（浦东新区除外）"})
  void whoIsExceptedIsNoRecipient(String printed) {
    Parsed parsed = BulletinParser.parseBlock("发：" + printed);
    assertThat(parsed.entries()).extracting(Entry::name).containsExactly(printed);
    assertThat(parsed.warnings()).extracting(Notice::code).containsExactly(NoticeCode.QUALIFIER);
  }

  @Test
  void aDateOfATailThatOpenedOnTheLineAboveIsItsOwn() {
    Parsed parsed = BulletinParser.parseBlock(LIST + "签发时间：\n2024年3月5日");
    assertThat(parsed.header().issuedOn()).isEqualTo(LocalDate.of(2024, 3, 5));
    assertThat(parsed.entries()).hasSize(4);
  }

  @Test
  void thePrinterAboveItsDateIsNoRecipient() {
    Parsed parsed = BulletinParser.parseBlock(LIST + "中共某县委办公室\n2024年3月5日印发");
    assertThat(parsed.entries()).hasSize(4);
    assertThat(parsed.meta().printer()).isEqualTo("中共某县委办公室");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void whoseAnItemIsItSaysItself() {
    assertThat(BulletinParser.parseBlock("发：局属各单位、机关各科室、直属各中心、机关服务中心").entries())
        .extracting(Entry::name)
        .containsExactly("局属各单位", "机关各科室", "直属各中心", "机关服务中心");
  }
}
