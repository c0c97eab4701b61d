package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.bulletin.RosterLine;
import songda.directory.Standing;
import songda.testing.Office;
import songda.testing.ScriptlessBrowser;

/** A bulletin without 报尾, from the import to the release, without a script. */
class RosterPagesTest {
  private static final String TEXT = "一篇文章\n\n这一段是正文，没有报尾。\n";

  private ConsoleHouse house;
  private ScriptlessBrowser clerk;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    clerk = house.signedIn("sun");
    clerk.get("/console/import");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void fromATextWithoutBlockToARelease() {
    HttpResponse<String> refused = clerk.post("/console/import", "text", TEXT);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("请补上发送范围，或手工选择收文单位")
        .contains("没有报尾，手工选择收文单位</button>")
        .contains("这一段是正文，没有报尾。</textarea>");
    String page = imported();
    assertThat(clerk.get(page).body()).contains("一篇文章").contains("名单还是空的").contains("还差 6 项");
    assertThat(clerk.post(page + "/submit").statusCode()).isEqualTo(422);
    header(page);
    add(page, "send", "member", unit("上海市文明办"), "collective", collective());
    add(page, "report", "member", unit("国家邮政局精神文明建设指导委员会"));
    add(page, "issue", "member", unit("上海市快递行业协会"));
    String body = clerk.get(page + "?copies=30").body();
    assertThat(body)
        .contains(
            "报：国家邮政局精神文明建设指导委员会。\n送：上海市文明办，各快递企业。\n发：上海市快递行业协会。\n"
                + "　".repeat(22)
                + "共印30份\n</pre>")
        .doesNotContain("第 0 行");
    clerk.post(page + "/submit");
    ScriptlessBrowser reviewer = house.signedIn("zhou");
    assertThat(reviewer.get(page).body())
        .contains("收文单位（手工选择）")
        .doesNotContain("/roster/remove")
        .contains("报尾文本");
    reviewer.post(page + "/approve", "revision", revision(reviewer, page));
    HttpResponse<String> board = clerk.post(page + "/release");
    assertThat(board.uri().getPath()).startsWith("/console/dispatches/");
    assertThat(board.body()).contains("国家邮政局精神文明建设指导委员会").contains("圆通速递");
    assertThat(count("addressee")).isEqualTo(5);
  }

  @Test
  void aFileWithoutBlockIsKeptWhenTheBoxIsTicked() {
    HttpResponse<String> page =
        clerk.upload(
            "/console/import", "无报尾.txt", TEXT.getBytes(StandardCharsets.UTF_8), "by_hand", "1");
    assertThat(page.uri().getPath()).matches("/console/bulletins/\\d+");
    assertThat(page.body()).contains("无报尾.txt").contains("收文单位（手工选择）");
    HttpResponse<String> secret =
        clerk.post("/console/import", "text", "机密\n\n" + TEXT, "by_hand", "1");
    assertThat(secret.statusCode()).isEqualTo(422);
    assertThat(count("bulletin")).isEqualTo(1);
  }

  @Test
  void aSavedScopeIsTakenIntoTheNextBulletinAndAddsOnlyWhatLacks() {
    String first = imported();
    add(first, "report", "member", unit("国家邮政局精神文明建设指导委员会"));
    add(first, "send", "member", unit("上海市文明办"), "collective", collective());
    clerk.post(first + "/roster/save", "name", "日常范围");
    HttpResponse<String> taken = clerk.post(first + "/roster/save", "name", "日常 范围");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains("已有名为“日常 范围”的常用发送范围").contains("value=\"日常 范围\"");
    assertThat(clerk.post(first + "/roster/save", "name", "日常范围", "replace", "1").statusCode())
        .isEqualTo(200);
    clerk.get("/console/import");
    String second = imported();
    assertThat(clerk.get(second).body()).contains("日常范围（3 项）");
    add(second, "issue", "member", unit("上海市文明办"));
    clerk.post(second + "/roster/scope", "scope", scope(), "revision", revision(clerk, second));
    assertThat(entries(second)).containsExactly("报 国家邮政局精神文明建设指导委员会", "送 各快递企业", "发 上海市文明办");
    assertThat(clerk.get("/console/scopes").body()).contains("日常范围").contains("送：各快递企业");
    clerk.post("/console/scopes/" + scope() + "/delete");
    assertThat(count("scope")).isZero();
    assertThat(entries(second)).hasSize(3);
    assertThat(house.signedIn("wu").get("/console/audit").body())
        .contains("手工选择")
        .contains("保存常用发送范围“日常范围”，3 项")
        .contains("删除常用发送范围“日常范围”");
  }

  @Test
  void aRecipientIsRemovedAndFoundAgain() {
    String page = imported();
    add(page, "send", "member", unit("上海市文明办"), "collective", collective());
    clerk.post(
        page + "/roster/remove",
        "revision",
        revision(clerk, page),
        "recipient",
        "unit:" + unit("上海市文明办"));
    assertThat(entries(page)).containsExactly("送 各快递企业");
    HttpResponse<String> found =
        clerk.post(
            page + "/roster/find", "q", "文明办", "relation", "issue", "collective", collective());
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body())
        .contains("上海市交通委文明办")
        .contains("name=\"collective\" value=\"" + collective() + "\" checked")
        .contains("value=\"issue\" checked");
  }

  @Test
  void whatIsLateForgedUnknownOrTwiceChangesNothing() {
    String page = imported();
    String seen = revision(clerk, page);
    add(page, "send", "member", unit("上海市文明办"));
    List<String> before = entries(page);
    HttpResponse<String> late =
        clerk.post(page + "/roster/add", "revision", seen, "member", unit("顺丰速运"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("已被他人修改").contains("value=\"" + unit("顺丰速运") + "\" checked");
    String now = revision(clerk, page);
    HttpResponse<String> twice =
        clerk.post(page + "/roster/add", "revision", now, "member", unit("上海市文明办"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("“上海市文明办”已在名单中");
    HttpResponse<String> unknown =
        clerk.post(page + "/roster/add", "revision", now, "member", "99999");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("没有编号为 99999 的单位");
    assertThat(clerk.post(page + "/roster/add", "revision", now).body()).contains("请先勾选");
    assertThat(clerk.post(page + "/roster/scope", "scope", "7").statusCode()).isEqualTo(404);
    assertThat(
            clerk
                .post(page + "/decide", "position", "1", "choice", "unit", "unit", unit("顺丰速运"))
                .body())
        .contains("是手工选择的收文单位");
    clerk.forge("forged");
    assertThat(clerk.post(page + "/roster/add", "member", unit("顺丰速运")).statusCode())
        .isEqualTo(403);
    ScriptlessBrowser auditor = house.signedIn("wu");
    assertThat(auditor.get(page).body()).doesNotContain("/roster/add");
    assertThat(auditor.post(page + "/roster/add", "member", unit("顺丰速运")).statusCode())
        .isEqualTo(403);
    assertThat(entries(page)).isEqualTo(before);
  }

  @Test
  void aPrintedListIsNeverReplacedByHand() {
    clerk.get("/console/import");
    String page =
        clerk.post("/console/import", "text", FreshDesk.TEXT, "by_hand", "1").uri().getPath();
    assertThat(clerk.get(page).body()).doesNotContain("/roster/add").contains("报：国家邮政局。\n");
    HttpResponse<String> refused = clerk.post(page + "/roster/add", "member", unit("上海市文明办"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("收文单位以印刷的为准");
    assertThat(entries(page)).hasSize(3);
    long id = Long.parseLong(page.replaceFirst(".*/", ""));
    assertThat(
            Office.refused(
                    house.office.rosters.setRoster(
                        house.office.cast.clerk(), id, null, List.<RosterLine>of()))
                .code())
        .isEqualTo("roster.printed");
  }

  @Test
  void aNameThatLooksLikeAListIsPointedOut() {
    String odd = String.valueOf(house.office.unit("科技处，教育处", Standing.PEER, null));
    String page = imported();
    add(page, "send", "member", odd);
    assertThat(clerk.get(page).body()).contains("再导入时会读成别的名单");
    add(page, "send", "member", unit("上海市文明办"));
    clerk.post(
        page + "/roster/remove", "revision", revision(clerk, page), "recipient", "unit:" + odd);
    assertThat(clerk.get(page).body()).doesNotContain("再导入时会读成别的名单");
  }

  private String imported() {
    String page = clerk.post("/console/import", "text", TEXT, "by_hand", "1").uri().getPath();
    assertThat(page).matches("/console/bulletins/\\d+");
    return page;
  }

  private void header(String page) {
    clerk.post(
        page + "/header",
        "revision",
        revision(clerk, page),
        "name",
        "简报",
        "year",
        "2022",
        "issue",
        "3",
        "issuer",
        "某局",
        "issued_on",
        "2022-05-27");
  }

  private void add(String page, String relation, String... more) {
    String[] fields = new String[more.length + 4];
    fields[0] = "relation";
    fields[1] = relation;
    fields[2] = "revision";
    fields[3] = revision(clerk, page);
    System.arraycopy(more, 0, fields, 4, more.length);
    HttpResponse<String> answer = clerk.post(page + "/roster/add", fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String revision(ScriptlessBrowser browser, String page) {
    Matcher found =
        Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(browser.get(page).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private List<String> entries(String page) {
    return house
        .office
        .rows(
            "select label, name from entry where bulletin_id = $1 order by position",
            Long.valueOf(page.replaceFirst(".*/", "")))
        .stream()
        .map(row -> row.getString(0) + " " + row.getString(1))
        .toList();
  }

  private String unit(String name) {
    return String.valueOf(
        house.office.rows("select id from unit where name = $1", name).get(0).getLong(0));
  }

  private String collective() {
    return String.valueOf(house.office.rows("select id from collective").get(0).getLong(0));
  }

  private String scope() {
    return String.valueOf(house.office.rows("select id from scope").get(0).getLong(0));
  }

  private long count(String table) {
    return house.office.rows("select count(*) from " + table).get(0).getLong(0);
  }
}
