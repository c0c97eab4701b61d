package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.answer.Messages;
import songda.answer.Refusal;
import songda.ledger.Board;
import songda.ledger.BoardSnapshot;
import songda.ledger.LedgerStore;
import songda.pages.PageContext;
import songda.pages.Pages;
import songda.testing.ScriptlessBrowser;

class ConsoleTest {
  private static ConsoleHouse house;

  @BeforeAll
  static void open() {
    house = new ConsoleHouse();
    house.office.furnish();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aWrongPasswordGivesOneSentenceAnd401() {
    ScriptlessBrowser browser = house.browser();
    browser.get("/console/sign-in");
    HttpResponse<String> answer =
        browser.post("/console/sign-in", "login", "sun", "password", "not the password");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains(Messages.text(Language.ZH, "refusal.access.login"));
  }

  @Test
  void anEndedSessionLeadsToSignInAndBackToThePage() {
    ScriptlessBrowser browser = house.signedIn("zhou");
    await(house.test.database().pool().query("delete from session").execute());
    HttpResponse<String> answer = browser.get("/console/audit");
    assertThat(answer.body()).contains("登录已过期").contains("value=\"/console/audit\"");
  }

  @Test
  void aFormWithoutTheSessionsTokenIsRefusedAndChangesNothing() {
    ScriptlessBrowser browser = house.signedIn("sun");
    browser.forge("forged");
    HttpResponse<String> answer = browser.post("/console/import", "text", "报：国家邮政局");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("表单已失效");
    assertThat(browser.get("/console/audit").body())
        .contains("提交失效的表单")
        .contains("/console/import");
    assertThat(
            house.office.rows(
                "select id from audit_entry where action = 'console.form' and actor = 'account:sun' and result = 'refused'"))
        .hasSize(1);
  }

  @Test
  void aForgedSignInIsCountedUnderTheClientsAddressBehindTheProxy() {
    ScriptlessBrowser browser = house.browser();
    browser.forge("forged");
    assertThat(browser.post("/console/sign-in", "login", "sun", "password", "x").statusCode())
        .isEqualTo(403);
    assertThat(
            house
                .office
                .rows("select source from refusal_count where action = 'console.form'")
                .get(0)
                .getString(0))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void aTextWithoutABlockIsRefusedAndStaysInTheField() {
    ScriptlessBrowser browser = house.signedIn("sun");
    browser.get("/console/import");
    HttpResponse<String> answer = browser.post("/console/import", "text", "一篇文章，没有报尾。");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("没有找到发送范围").contains("一篇文章，没有报尾。</textarea>");
  }

  @Test
  void anImportErrorShowsItsLineAndTheTextItIsAbout() {
    Refusal.Detail detail =
        new Refusal.Detail("notice.empty_relation", 5, "报：", List.of("没有单位名称", "no name"));
    Refusal refusal = Refusal.of(422, "bulletin.unreadable", List.of(detail), "简报.txt");
    PageContext page =
        new PageContext(Language.ZH, null, "", null, "/console/import", Instant.EPOCH);
    String html =
        new Pages()
            .render(
                "console/import.jte",
                Map.of("page", page, "text", "", "refusal", Optional.of(refusal)));
    assertThat(html).contains("第5行").contains("<q>报：</q>");
  }

  @Test
  void aBulletinGoesFromConfirmationThroughReviewToTheBoard() {
    long id = house.office.draft();
    String page = "/console/bulletins/" + id;
    ScriptlessBrowser clerk = house.signedIn("sun");
    assertThat(clerk.get("/console").body()).contains("待核对");
    assertThat(clerk.get(page).body()).contains("请您判断").contains("另一读法").contains("还差 6 项");
    assertThat(clerk.post(page + "/decide", "position", "4", "choice", "0").body())
        .doesNotContain("请您判断");
    assertThat(
            clerk
                .post(
                    page + "/header",
                    "name",
                    "精神文明建设简报",
                    "year",
                    "2022",
                    "issue",
                    "7",
                    "issuer",
                    "某局文明办",
                    "issued_on",
                    "2022-05-27")
                .body())
        .doesNotContain("还差");
    assertThat(clerk.post(page + "/submit").body()).contains("等待另一位同志复核");
    ScriptlessBrowser reviewer = house.signedIn("zhou");
    assertThat(reviewer.get(page).body()).contains("退回修改");
    assertThat(reviewer.post(page + "/approve").body()).contains("已同意，待分送");
    clerk.get(page);
    HttpResponse<String> board = clerk.post(page + "/release");
    assertThat(board.uri().getPath()).startsWith("/console/dispatches/");
    assertThat(board.body()).contains("圆通速递").contains("纸质").contains("待发送");
    assertThat(clerk.get("/console/audit").body()).contains("sun");
    long dispatch = Long.parseLong(board.uri().getPath().replaceAll("\\D", ""));
    BoardSnapshot snapshot =
        await(new Board(house.test.database(), new LedgerStore()).snapshot(dispatch)).orElseThrow();
    assertThat(snapshot.plannedEqualsStates()).isTrue();
    assertThat(snapshot.totals().addressees()).isEqualTo(6);
  }

  @Test
  void theFeedTellsOfAChangeThatNobodyAnnounced() {
    long dispatch = 0;
    int[] told = {0};
    Runnable end = house.feed.watch(dispatch, () -> told[0]++);
    delta(dispatch, 1);
    await(house.feed.runOnce());
    int before = told[0];
    delta(dispatch, 1);
    assertThat(await(house.feed.runOnce()) + told[0] - before).isPositive();
    end.run();
  }

  private static void delta(long dispatch, int n) {
    await(
        house
            .test
            .database()
            .pool()
            .preparedQuery(
                "insert into tally_delta (dispatch_id, subject, relation, channel, state, n) values ($1, 'addressee', 'send', 'email', 'sent', $2)")
            .execute(io.vertx.sqlclient.Tuple.of(dispatch, n)));
  }

  @Test
  void assetsAreServedFromTheClassPathForAYear() {
    HttpResponse<String> css = house.browser().get("/assets/bootstrap-5.3.8.css");
    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("cache-control").orElse("")).contains("immutable");
  }
}
