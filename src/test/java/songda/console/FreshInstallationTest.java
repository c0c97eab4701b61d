package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** What a clerk can do with nothing but the console, from an empty directory on. */
class FreshInstallationTest {
  private FreshDesk desk;

  @BeforeEach
  void open() {
    desk = new FreshDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void header() {
    desk.clerk.post(
        desk.page + "/header",
        "name",
        "简报",
        "year",
        "2022",
        "issue",
        "1",
        "issuer",
        "某局",
        "issued_on",
        "2022-05-27");
  }

  @Test
  void theWholeMainJobIsDoneFromAnEmptyDirectory() {
    assertThat(desk.clerk.get(desk.page).body())
        .contains("待您办理（3 项）")
        .contains("value=\"国家邮政局\"")
        .contains("还差 8 项")
        .contains("补齐后，下一步提交复核");
    desk.enter(
        "1", "国家邮政局", "printed", "国家邮政局", "kind", "system", "standing", "superior", "way", "paper");
    desk.enterOffice("上海市精神文明建设委员会办公室", "email", "wmb@a.example");
    HttpResponse<String> ticked =
        desk.enter(
            "3",
            "顺丰速运",
            "as",
            "member",
            "kind",
            "courier",
            "standing",
            "outside",
            "way",
            "email",
            "address",
            "sf@a.example");
    assertThat(ticked.body()).contains("value=\"" + desk.unit("顺丰速运") + "\" checked");
    desk.clerk.post(
        desk.page + "/members",
        "position",
        "3",
        "phrase",
        "各快递企业",
        "seen",
        "",
        "member",
        String.valueOf(desk.unit("顺丰速运")));
    header();
    assertThat(desk.clerk.get(desk.page).body())
        .doesNotContain("还差")
        .contains("已齐备，下一步：提交另一位同志复核")
        .contains("上海市精神文明建设委员会办公室");
    desk.clerk.post(desk.page + "/submit");
    ScriptlessBrowser reviewer = desk.house.signedIn("zhou");
    reviewer.get(desk.page);
    reviewer.post(desk.page + "/approve");
    desk.clerk.get(desk.page);
    HttpResponse<String> board = desk.clerk.post(desk.page + "/release");
    assertThat(board.uri().getPath()).startsWith("/console/dispatches/");
    assertThat(board.body()).contains("顺丰速运").contains("上海市精神文明建设委员会办公室").contains("纸质");
    assertThat(desk.count("audit_entry where action = 'unit.create' and result = 'done'"))
        .isEqualTo(3);
  }

  @Test
  void anEntryIsAssignedToAnExistingUnitAndItsNameIsRememberedInTheSameStep() {
    long id = desk.house.office.unit("上海市精神文明建设委员会办公室", Standing.PEER, null);
    assertThat(desk.clerk.post(desk.page + "/find", "position", "2", "q", "文明建设").body())
        .contains("name=\"unit\" value=\"" + id + "\"");
    String revision = desk.revision();
    HttpResponse<String> bound =
        desk.clerk.post(
            desk.page + "/decide",
            "position",
            "2",
            "revision",
            revision,
            "choice",
            "unit",
            "unit",
            String.valueOf(id),
            "remember",
            "1");
    assertThat(bound.statusCode()).isEqualTo(200);
    assertThat(desk.house.office.rows("select unit_id, sort from unit_name where name = '市文明办'"))
        .singleElement()
        .satisfies(row -> assertThat(row.getLong(0)).isEqualTo(id));
    assertThat(desk.count("audit_entry where action = 'unit.name' and object = 'unit:" + id + "'"))
        .isEqualTo(1);
    desk.clerk.get("/console/import");
    String next =
        desk.clerk.post("/console/import", "text", FreshDesk.TEXT.replace("这一段", "另一段")).body();
    assertThat(next).doesNotContain("id=\"entry-2\"");
  }

  @Test
  void aNameIsNotRememberedWhenThatIsNotAskedFor() {
    long id = desk.house.office.unit("上海市精神文明建设委员会办公室", Standing.PEER, null);
    desk.clerk.get(desk.page);
    desk.clerk.post(
        desk.page + "/decide", "position", "2", "choice", "unit", "unit", String.valueOf(id));
    assertThat(desk.count("entry where unit_id = " + id)).isEqualTo(1);
    assertThat(desk.count("unit_name where name = '市文明办'")).isZero();
  }

  @Test
  void aWebhooksSecretIsMadeAndShownOnce() {
    HttpResponse<String> answer = desk.enterOffice("上海市文明办", "webhook", "https://hook.example/in");
    Matcher secret = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=").matcher(answer.body());
    assertThat(secret.find()).isTrue();
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(desk.count("endpoint where channel = 'webhook' and secret is not null"))
        .isEqualTo(1);
    assertThat(desk.clerk.get(desk.page).body()).doesNotContain(secret.group());
    assertThat(
            desk.house.office.rows("select body from audit_entry").stream()
                .map(row -> row.getBuffer(0).toString()))
        .noneMatch(body -> body.contains("whsec_") || body.contains("hook.example"));
  }

  @Test
  void aUnitWithoutAWayToReceiveIsMissingWithALinkToItsPage() {
    long id = desk.house.office.unit("国家邮政局", Standing.SUPERIOR, "a@a.example");
    desk.house.office.rows("update endpoint set disabled_at = now()");
    assertThat(desk.clerk.get(desk.page).body())
        .contains("缺送达地址")
        .contains("/console/units/" + id + "?back=" + desk.page + "#ways");
  }
}
