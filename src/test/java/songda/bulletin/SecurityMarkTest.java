package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is marked 秘密, 机密 or 绝密 is refused (design.md §9.1); words in running text never count. */
class SecurityMarkTest {
  private static final String REST = "\n工作简报\n第3期\n\n市局召开会议\n\n5月19日，市局召开会议。\n\n报：市委\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "秘密",
        "机密",
        "绝密",
        "秘密★1年",
        "机　密 ★ 10 年",
        "绝密★启用前",
        "秘密★长期",
        "秘密 5年",
        "【机密】",
        "**秘密★6个月**",
        "　　　　　　　　　　　　　　　　　　　　　　秘密★1年",
        "特急　　　　　　　　　　　　　　　　　　　　机密★1年",
        "机密                                                          编号：0012",
        "机密　　000123",
        "密级：秘密",
        "密 级 ： 绝 密",
        "编号：12　密级：机密★1年",
        "特急·机密★启封前",
        "机密·特急",
        "★机密",
        "绝密级",
        "密级 机密",
        "保密期限：机密★1年",
        "〖机密〗",
        "机密\t\t\t第001号",
        "第001号　　机密",
        "编号：001  机密",
        "秘密文件",
        "机密件",
        "秘密："
      })
  void aMarkBeforeTheFirstTitleIsRefused(String mark) {
    Parsed parsed = BulletinParser.parse(mark + REST);
    assertThat(error(parsed).code()).isEqualTo(NoticeCode.CLASSIFIED);
    assertThat(error(parsed).line()).isEqualTo(1);
    assertThat(parsed.entries()).isEmpty();
    assertThat(parsed.articles()).isEmpty();
    assertThat(parsed.header()).isEqualTo(Header.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"保守秘密，人人有责。", "秘密工作室简报", "国家秘密", "机密文件管理办公室", "绝密档案展览工作简报", "密级：公开", "密级：内部"})
  void wordsThatOnlyContainAMarkAreNotMarks(String line) {
    assertThat(BulletinParser.parse(line + REST).error()).isNull();
  }

  @Test
  void aMarkAfterTheFirstTitleIsText() {
    Parsed parsed = BulletinParser.parse("市局召开会议\n\n5月19日，市局召开会议。\n秘密\n\n报：市委");
    assertThat(parsed.error()).isNull();
  }

  @Test
  void aLabelledMarkIsRefusedWhereverItStands() {
    Parsed parsed = BulletinParser.parse("市局召开会议\n\n5月19日，市局召开会议。\n\n报：市委\n密级：机密");
    assertThat(error(parsed).code()).isEqualTo(NoticeCode.CLASSIFIED);
    assertThat(error(parsed).line()).isEqualTo(6);
    assertThat(error(parsed).message()).contains("机密").contains("机要").contains("第 6 行");
  }

  @Test
  void aMarkBelowTheBlockAtTheHeadIsFound() {
    Parsed parsed = BulletinParser.parse("报：市委\n送：市局\n\n秘密★1年\n\n市局召开会议\n\n会议强调，要抓好落实。");
    assertThat(error(parsed).code()).isEqualTo(NoticeCode.CLASSIFIED);
    assertThat(error(parsed).line()).isEqualTo(4);
  }

  @Test
  void aMarkInABlockAloneIsFound() {
    assertThat(error(BulletinParser.parseBlock("秘密\n报：市委")).code())
        .isEqualTo(NoticeCode.CLASSIFIED);
    assertThat(error(BulletinParser.parseBlock("报：市委\n送：市局\n密级：秘密")).code())
        .isEqualTo(NoticeCode.CLASSIFIED);
  }

  @Test
  void aMarkWinsOverEveryOtherErrorAndOverAMissingBlock() {
    for (String text :
        List.of("\uFFFD\n机密\n今天开会。\n报：市委", "秘密\n今天开会。", "秘密\n今天开会。\n报：\n", "报：×××\n密级：秘密")) {
      assertThat(error(BulletinParser.parse(text)).code()).isEqualTo(NoticeCode.CLASSIFIED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "内部资料 注意保存",
        "内部资料，注意保存",
        "内部资料，不得外传",
        "内部资料，请勿外传",
        "工作秘密",
        "不得外传",
        "内部资料　　　　　　　编号：001"
      })
  void internalMarksOnlyWarn(String mark) {
    Parsed parsed = BulletinParser.parse(mark + REST);
    assertThat(parsed.error()).isNull();
    assertThat(parsed.warnings())
        .extracting(Notice::code)
        .containsExactly(NoticeCode.INTERNAL_MARK);
    assertThat(parsed.header().name()).isEqualTo("工作简报");
  }

  private static Notice error(Parsed parsed) {
    Notice error = parsed.error();
    assertThat(error).isNotNull();
    return error;
  }
}
