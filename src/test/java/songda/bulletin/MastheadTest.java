package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of the 报头, taken where they are printed and never invented (domain.md §1.1). */
class MastheadTest {
  private static final String BODY = "\n\n市局召开会议\n\n5月19日，市局召开会议。\n\n报：市委\n";

  @Test
  void nameNumberIssuerAndDate() {
    Header header = header("邮政工作简报\n2022年第5期（总第128期）\n上海市邮政管理局办公室编　　　2022年5月27日" + BODY);
    assertThat(header.name()).isEqualTo("邮政工作简报");
    assertThat(header.issue()).isEqualTo(5);
    assertThat(header.issueTotal()).isEqualTo(128);
    assertThat(header.year()).isEqualTo(2022);
    assertThat(header.issuer()).isEqualTo("上海市邮政管理局办公室");
    assertThat(header.issuedOn()).isEqualTo(LocalDate.of(2022, 5, 27));
    assertThat(header.extra()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "第5期,5,,false,",
    "（第 12 期）,12,,false,",
    "第十二期,12,,false,",
    "〔2022〕第3期,3,,false,2022",
    "[2022] 第 3 期,3,,false,2022",
    "2022年第3期 总第40期,3,40,false,2022",
    "2022年增刊第2期,2,,true,2022",
    "第2期（增刊）,2,,true,",
    "第５期,5,,false,"
  })
  void issueNumbersInTheFormsOfTheField(
      String line, int issue, Integer total, boolean extra, Integer year) {
    Header header = header("情况反映\n" + line + BODY);
    assertThat(header.name()).isEqualTo("情况反映");
    assertThat(header.issue()).isEqualTo(issue);
    assertThat(header.issueTotal()).isEqualTo(total);
    assertThat(header.extra()).isEqualTo(extra);
    assertThat(header.year()).isEqualTo(year);
  }

  @Test
  void marksOfUrgencyAndTheSigner() {
    Header header = header("特急\n工作专报\n第1期\n签发人：张某" + BODY);
    assertThat(header.urgency()).isEqualTo("特急");
    assertThat(header.signedBy()).isEqualTo("张某");
    assertThat(header.name()).isEqualTo("工作专报");
  }

  @ParameterizedTest
  @CsvSource({
    "市网信办编    2024年1月2日,",
    "市网信办编    2024-01-02,",
    "市网信办编    2024年1月2日 星期二,",
    "市网信办编    2024年1月2日（周二） 14:30,",
    "市网信办  签发：李某  2024年1月2日,李某"
  })
  void whoEditedSignedAndWhen(String line, String signer) {
    Header header = header("工作简报\n第5期\n" + line + BODY);
    assertThat(header.issuer()).isEqualTo("市网信办");
    assertThat(header.issuedOn()).isEqualTo(LocalDate.of(2024, 1, 2));
    assertThat(header.signedBy()).isEqualTo(signer);
  }

  @Test
  void aNumberOfTheOfficeBelowTheName() {
    Header header = header("文明简报\n沪文明办〔2024〕5号\n市文明办  2024年1月2日" + BODY);
    assertThat(header.name()).isEqualTo("文明简报");
    assertThat(header.issuer()).isEqualTo("市文明办");
    assertThat(header.issuedOn()).isEqualTo(LocalDate.of(2024, 1, 2));
    assertThat(header.issue()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"本期要目\n1.召开会议\n2.开展创建\n", "目  录\n召开会议……1\n开展创建……3\n", "目录\n召开会议\n开展创建\n"})
  void contentsAreAFactAndNoArticle(String contents) {
    Parsed parsed = BulletinParser.parse("工作简报\n第5期\n" + contents + BODY);
    assertThat(parsed.articles()).extracting(Article::title).containsExactly("市局召开会议");
    assertThat(parsed.facts())
        .anySatisfy(
            fact -> {
              assertThat(fact.kind()).isEqualTo(FactKind.CONTENTS);
              assertThat(fact.value()).contains("召开会议").contains("；").contains("开展创建");
              assertThat(fact.line()).isEqualTo(3);
            });
  }

  @Test
  void contentsWhoseEndCannotBeSeenStayInTheText() {
    Parsed parsed = BulletinParser.parse("工作简报\n第5期\n目录\n市局召开会议\n5月19日，市局召开会议。\n\n报：市委\n");
    assertThat(parsed.articles().toString()).contains("目录").contains("5月19日，市局召开会议。");
  }

  @Test
  void tailsGiveWhatTheMastheadDoesNot() {
    Header header = header("市局召开会议\n\n市局召开会议。\n\n报：市委\n编印单位：市局办公室　签发：李某　签发时间：2026-07-01\n");
    assertThat(header.issuer()).isEqualTo("市局办公室");
    assertThat(header.signedBy()).isEqualTo("李某");
    assertThat(header.issuedOn()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(header.year()).isNull();
  }

  @Test
  void datesAndDocumentNumbersOfTheBodyAreNotTheBulletins() {
    Header header = header("市局召开会议\n\n2022年5月19日，市局召开会议，学习沪人社规〔2022〕14号第3期。\n\n报：市委\n");
    assertThat(header).isEqualTo(Header.EMPTY);
  }

  @Test
  void theMastheadIsNoArticle() {
    Parsed parsed = BulletinParser.parse("工作简报\n第5期\n市局办公室　2022年5月27日" + BODY);
    assertThat(parsed.articles()).extracting(Article::title).containsExactly("市局召开会议");
  }

  private static Header header(String text) {
    Parsed parsed = BulletinParser.parse(text);
    assertThat(parsed.error()).isNull();
    return parsed.header();
  }
}
