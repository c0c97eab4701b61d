package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.answer.Messages;
import songda.ledger.Board;
import songda.ledger.BoardSnapshot;
import songda.ledger.LedgerStore;
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
  void anImportErrorShowsItsLineAmongItsNeighboursWithTheTextItIsAbout() {
    ScriptlessBrowser browser = house.signedIn("sun");
    browser.get("/console/import");
    String text = "一篇文章\n一段正文。\n\n报：市委\n送：市局（民政\n";
    HttpResponse<String> answer = browser.post("/console/import", "text", text);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("第 5 行“市局（民政”括号不成对，无法判断单位边界。请补齐括号。")
        .contains("<li value=\"4\"><span class=\"print\">报：市委</span></li>")
        .contains("</span>市局（民政</mark>")
        .doesNotContain("<q>");
  }

  @Test
  void nothingOfAClassifiedFileIsRepeatedAndAFileIsShownAsText() {
    ScriptlessBrowser browser = house.signedIn("sun");
    browser.get("/console/import");
    byte[] secret = "秘密★1年\n一篇文章\n报：市委\n".getBytes(StandardCharsets.UTF_8);
    assertThat(browser.upload("/console/import", "a.txt", secret).body())
        .contains("不得经本系统导入")
        .doesNotContain("class=\"lines\"");
    byte[] old = "一篇文章\n报：市委\n送：\n".getBytes(Charset.forName("GB18030"));
    assertThat(browser.upload("/console/import", "b.txt", old).body()).contains("</span>送：</mark>");
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
