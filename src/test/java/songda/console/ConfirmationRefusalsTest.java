package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** What the confirmation page refuses: late, bad and forged steps change nothing. */
class ConfirmationRefusalsTest {
  private FreshDesk desk;

  @BeforeEach
  void open() {
    desk = new FreshDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aSecondClerkIsToldThatTheBulletinChangedAndNothingIsOverwritten() {
    long id = desk.house.office.unit("甲单位", Standing.PEER, null);
    long other = desk.house.office.unit("乙单位", Standing.PEER, null);
    String revision = desk.revision();
    ScriptlessBrowser second = desk.house.signedIn("sun");
    second.get(desk.page);
    second.post(
        desk.page + "/decide",
        "position",
        "2",
        "revision",
        revision,
        "choice",
        "unit",
        "unit",
        String.valueOf(other));
    HttpResponse<String> late =
        desk.clerk.post(
            desk.page + "/decide",
            "position",
            "2",
            "revision",
            revision,
            "choice",
            "unit",
            "unit",
            String.valueOf(id));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("已被他人修改").contains("乙单位").contains("id=\"todo\"");
    assertThat(desk.count("entry where unit_id = " + other)).isEqualTo(1);
    assertThat(desk.count("entry where unit_id = " + id)).isZero();
  }

  @Test
  void aSecondClerkDoesNotOverwriteTheMembersOfACollective() {
    String first = String.valueOf(desk.house.office.unit("甲单位", Standing.OUTSIDE, null));
    String second = String.valueOf(desk.house.office.unit("乙单位", Standing.OUTSIDE, null));
    desk.clerk.get(desk.page);
    desk.clerk.post(
        desk.page + "/members", "position", "3", "phrase", "各快递企业", "seen", "", "member", first);
    HttpResponse<String> late =
        desk.clerk.post(
            desk.page + "/members",
            "position",
            "3",
            "phrase",
            "各快递企业",
            "seen",
            "",
            "member",
            second);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("已由他人指定").contains("value=\"" + second + "\" checked");
    assertThat(desk.count("collective_member where unit_id = " + first)).isEqualTo(1);
    assertThat(desk.count("collective_member where unit_id = " + second)).isZero();
  }

  @Test
  void aRefusedNewUnitLeavesNothingBehindAndKeepsWhatWasTyped() {
    HttpResponse<String> answer = desk.enterOffice("上海市文明办", "email", "not an address");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("送达地址无法使用")
        .contains("value=\"上海市文明办\"")
        .contains("value=\"not an address\"");
    assertThat(desk.count("unit")).isZero();
    assertThat(desk.count("audit_entry where action = 'unit.create' and result = 'refused'"))
        .isEqualTo(1);
    assertThat(desk.enter("2", "某单位", "kind", "", "standing", "", "way", "paper").body())
        .contains("请选择单位类型和与本单位关系");
    assertThat(desk.enter("2", "某单位", "kind", "other", "standing", "peer", "way", "").body())
        .contains("还没有送达方式");
    desk.enter("1", "国家邮政局", "kind", "system", "standing", "superior", "way", "paper");
    assertThat(
            desk.enter("2", "国家 邮政局", "kind", "system", "standing", "superior", "way", "paper")
                .statusCode())
        .isEqualTo(409);
    assertThat(desk.count("unit")).isEqualTo(1);
  }

  @Test
  void formsOfStrangersAndOfOtherRolesChangeNothing() {
    ScriptlessBrowser auditor = desk.house.signedIn("wu");
    assertThat(auditor.get(desk.page).body()).doesNotContain("id=\"todo\"");
    HttpResponse<String> refused =
        auditor.post(
            desk.page + "/units",
            "position",
            "1",
            "name",
            "国家邮政局",
            "kind",
            "system",
            "standing",
            "superior",
            "way",
            "paper");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(
            auditor
                .post(desk.page + "/members", "position", "3", "phrase", "各快递企业", "member", "1")
                .statusCode())
        .isEqualTo(403);
    desk.clerk.forge("forged");
    for (String act : List.of("/find", "/units", "/members", "/decide", "/header")) {
      desk.clerk.forge("forged");
      assertThat(desk.clerk.post(desk.page + act, "position", "1").statusCode())
          .as(act)
          .isEqualTo(403);
    }
    assertThat(desk.count("unit")).isZero();
    assertThat(desk.count("collective")).isZero();
  }

  @Test
  void aHeaderThatCannotBeReadComesBackAsTyped() {
    desk.clerk.get(desk.page);
    HttpResponse<String> answer =
        desk.clerk.post(desk.page + "/header", "name", "邮政简报", "year", "今年", "issue", "5");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("报头没有保存")
        .contains("value=\"今年\"")
        .contains("value=\"邮政简报\"");
  }
}
