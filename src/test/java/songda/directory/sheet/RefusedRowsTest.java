package songda.directory.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.directory.Standing;

/** What a row may not say, each with the text and what to do about it, in both languages. */
class RefusedRowsTest {
  private static SheetHouse house;

  @BeforeAll
  static void open() {
    house = new SheetHouse();
    long sf = house.office.unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
    done(house.office.unitChanges.addName(house.office.cast.clerk(), sf, "顺丰", false));
    done(
        house.office.unitChanges.addContact(
            house.office.cast.clerk(), sf, "王某", null, "13800008000"));
    long off = house.office.unit("停用公司", Standing.OUTSIDE, "off@c.example");
    long endpoint = house.office.rows("select max(id) from endpoint").get(0).getLong(0);
    done(house.office.endpoints.disable(house.office.cast.clerk(), off, endpoint));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          简称            | SF              |       | sheet.name_missing null
          简称            | 甲\u202e乙           | 新公司 | sheet.name 甲\u202e乙
          简称            | 顺丰             | 新公司 | sheet.taken 顺丰
          曾用名           | 顺丰速运          | 新公司 | sheet.taken 顺丰速运
          单位类型          | 局机关           | 新公司 | sheet.kind 局机关
          与本单位关系       | 兄弟单位          | 新公司 | sheet.standing 兄弟单位
          上级单位          | 没有的局          | 新公司 | sheet.parent 没有的局
          上级单位          | 新公司           | 新公司 | sheet.parent_circle 新公司
          纸质            | 也许             | 新公司 | sheet.paper 也许
          收件邮箱          | not-an-address  | 新公司 | sheet.mailbox not-an-address
          收件邮箱          | a@b.example、x@  | 新公司 | sheet.mailbox x@
          收件邮箱          | off@c.example   | 新公司 | sheet.stopped off@c.example
          收件邮箱          | 无               | 新公司 | sheet.address_stays 无
          收件邮箱          | x****@c.example | 顺丰速运 | sheet.masked x****@c.example
          Webhook 地址    | ftp://x.example | 新公司 | sheet.webhook ftp://x.example
          Webhook 地址    | ****abcd        | 新公司 | sheet.masked ****abcd
          手机            | 13800008000     | 新公司 | sheet.no_person 13800008000
          单位全称2         | x               | 新公司 | heads
          """)
  void aRowIsRefusedWithItsTextAndARemedy(String head, String cell, String name, String fault) {
    String row = (name == null ? "" : name) + ",其他,下级," + cell;
    String heads = "单位全称,单位类型,与本单位关系," + head;
    if (fault.equals("heads")) {
      assertThat(house.refusal(SheetHouse.bytes(heads, row)).code()).isEqualTo("directory.heads");
      return;
    }
    boolean twice = heads.split(head, -1).length > 2;
    List<String> faults =
        twice
            ? house.faults(head + ",单位全称", cell + "," + name).stream()
                .filter(one -> !one.startsWith("sheet.no_"))
                .toList()
            : house.faults(heads, row);
    assertThat(faults).containsExactly(fault);
  }

  @Test
  void contactsGoTogetherPartByPart() {
    String heads = "单位全称,联系人,职务,手机";
    assertThat(house.faults(heads, "顺丰速运,王某、李某,收发,")).containsExactly("sheet.contacts_count 收发");
    assertThat(house.faults(heads, "顺丰速运,王某,,12-34")).containsExactly("sheet.mobile 12-34");
    assertThat(house.faults(heads, "顺丰速运,王某、,,")).containsExactly("sheet.person ");
    assertThat(house.faults(heads, "顺丰速运,王某,,139****8000"))
        .containsExactly("sheet.masked 139****8000");
    assertThat(house.plan(heads, "顺丰速运,王某,,138****8000").steps().get(0).outcome())
        .isEqualTo(Plan.Outcome.SAME);
    Plan.Step hidden = house.plan(heads, "顺丰速运,王某,,13811118000").steps().get(0);
    assertThat(hidden.outcome()).isEqualTo(Plan.Outcome.CHANGED);
    assertThat(hidden.changes().get(0).after()).isEqualTo(hidden.changes().get(0).before());
  }

  @Test
  void aNewUnitIsClassified() {
    assertThat(house.faults("单位全称", "新公司"))
        .containsExactly("sheet.no_kind null", "sheet.no_standing null");
    assertThat(house.faults("单位全称,单位类型,与本单位关系", "新公司,x,")).hasSize(2);
  }

  @Test
  void aNameIsOneUnitsAlone() {
    String heads = "单位全称,简称,单位类型,与本单位关系";
    assertThat(house.faults(heads, "甲公司,,其他,下级", "甲 公司,,其他,下级"))
        .containsExactly("sheet.twice 甲 公司");
    assertThat(house.faults(heads, "甲公司,甲,其他,下级", "乙公司,甲,其他,下级")).containsExactly("sheet.twice 甲");
    assertThat(house.faults(heads, "顺丰,,其他,下级")).containsExactly("sheet.is_alias 顺丰");
    assertThat(house.faults("单位全称,简称,曾用名,单位类型,与本单位关系", "甲公司,甲,甲,其他,下级"))
        .containsExactly("sheet.twice_here 甲");
    assertThat(house.faults(heads, "甲公司,甲公司、甲、甲,其他,下级")).isEmpty();
  }

  @Test
  void unitsThatStandBelowOneAnotherAreNamed() {
    String heads = "单位全称,上级单位,单位类型,与本单位关系";
    assertThat(house.faults(heads, "甲,乙,其他,下级", "乙,顺丰,其他,下级", "顺丰速运,甲,,"))
        .containsExactly(
            "sheet.parent_circle 乙", "sheet.parent_circle 顺丰", "sheet.parent_circle 甲");
    assertThat(house.faults(heads, "甲,乙,其他,下级", "乙,顺丰,其他,下级")).isEmpty();
  }

  @Test
  void aCellWithoutAHeadAndATooLongOneAreNamed() {
    assertThat(house.faults("单位全称,,简称", "顺丰速运,什么,")).containsExactly("sheet.no_head 什么");
    assertThat(house.faults("单位全称", "顺丰速运,什么")).containsExactly("sheet.no_head 什么");
    assertThat(house.faults("单位全称,简称", "顺丰速运," + "长".repeat(40_000)))
        .containsExactly("sheet.long " + "长".repeat(40) + "…");
  }

  @Test
  void headsAreRefusedByTheirNames() {
    Refusal refusal =
        refused(
            house.office.sheets.imports.preview(
                house.office.cast.clerk(), SheetHouse.bytes("名称,电话,简称,Short names", "甲,1,,")));
    assertThat(refusal.details())
        .containsExactly(
            new Refusal.Detail("sheet.head_name", 1, null, List.of()),
            new Refusal.Detail("sheet.head_unknown", 1, "名称", List.of("A")),
            new Refusal.Detail("sheet.head_unknown", 1, "电话", List.of("B")),
            new Refusal.Detail("sheet.head_twice", 1, "Short names", List.of("D")));
    assertThat(house.refusal(SheetHouse.bytes("单位全称,简称")).code()).isEqualTo("directory.no_rows");
    assertThat(house.plan("某市通讯录", "2022年5月", "单位 全称,SHORT NAMES", "顺丰速运,").steps()).hasSize(1);
  }

  @Test
  void everyTroubleOfAFileHasASentence() {
    for (var trouble : songda.intake.Tabular.Trouble.values()) {
      var detail =
          new Refusal.Detail(
              "trouble." + trouble.name().toLowerCase(java.util.Locale.ROOT),
              null,
              null,
              List.of(20_000, 50));
      for (Language language : Language.values()) {
        assertThat(Refusal.sentence(language, detail)).isNotEmpty();
      }
    }
    assertThat(house.refusal(new byte[0]).details().get(0).code()).isEqualTo("trouble.empty");
  }
}
