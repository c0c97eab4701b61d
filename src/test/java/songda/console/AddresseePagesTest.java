package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.NewEndpoint;
import songda.ledger.Board;
import songda.ledger.LedgerStore;
import songda.testing.ScriptlessBrowser;

/** One addressee's page: tries with their replies, 补录, retry, sending again, the preview. */
class AddresseePagesTest {
  private ConsoleHouse house;
  private ScriptlessBrowser clerk;
  private long dispatch;
  private String board;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    dispatch = house.office.released().id();
    board = "/console/dispatches/" + dispatch;
    clerk = house.signedIn("sun");
    clerk.get(board);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long one(String sql, Object... values) {
    return house.office.rows(sql, values).get(0).getLong(0);
  }

  private String page(String unit) {
    return board
        + "/addressees/"
        + one("select id from addressee where dispatch_id = $1 and unit_name = $2", dispatch, unit);
  }

  private HttpResponse<String> record(ScriptlessBrowser who, String page, String... more) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "reason",
                "",
                "method",
                "proxy_phone",
                "person",
                "钱某",
                "post",
                "科长",
                "acted_at",
                "2022-05-27T13:30",
                "basis",
                "钱某来电"));
    for (int i = 0; i < more.length; i += 2) {
      fields.set(fields.indexOf(more[i]) + 1, more[i + 1]);
    }
    return who.post(page + "/record", fields.toArray(String[]::new));
  }

  private void whole() {
    assertThat(
            await(new Board(house.test.database(), new LedgerStore()).snapshot(dispatch))
                .orElseThrow()
                .plannedEqualsStates())
        .isTrue();
  }

  private long fail(String unit) {
    long delivery =
        one(
            "select x.delivery_id from delivery_addressee x join addressee a on a.id = x.addressee_id where a.unit_name = $1",
            unit);
    house.office.rows(
        "insert into attempt (dispatch_id, delivery_id, attempt, started_at, duration_us, outcome, code, reply, node)"
            + " values ($1, $2, 1, now(), 1000, 'rejected', 550, 'Mailbox <not> found', 'a')",
        dispatch,
        delivery);
    house.office.rows(
        "update delivery set state = 'failed', settled_at = now() where id = $1", delivery);
    house.office.rows("update addressee set state = 'unreachable' where unit_name = $1", unit);
    house.office.rows(
        "insert into work_item (kind, dispatch_id, delivery_id, opened_at) values ('delivery_failed', $1, $2, now())",
        dispatch,
        delivery);
    house.office.rows(
        "insert into tally_delta (dispatch_id, subject, relation, channel, state, n) values"
            + " ($1, 'delivery', 'send', 'email', 'queued', -1), ($1, 'delivery', 'send', 'email', 'failed', 1),"
            + " ($1, 'addressee', 'send', '', 'pending', -1), ($1, 'addressee', 'send', '', 'unreachable', 1)",
        dispatch);
    whole();
    return delivery;
  }

  @Test
  void aRowOpensTheTriesWithTheirRepliesEscaped() {
    fail("圆通速递");
    String page = page("圆通速递");
    assertThat(clerk.get(board).body()).contains("href=\"" + page + "\"");
    assertThat(clerk.get(page).body())
        .contains("第 5 条（送）各快递企业")
        .contains("y****@c.example")
        .contains("发送失败")
        .contains("被拒绝")
        .contains("550 Mailbox &lt;not&gt; found");
    assertThat(clerk.get(board + "/addressees/999").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/console/dispatches/999/addressees/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aFailedDeliveryIsRetriedAlone() {
    long delivery = fail("圆通速递");
    String page = page("圆通速递");
    assertThat(clerk.post(page + "/retry", "delivery", String.valueOf(delivery)).body())
        .contains("待发送");
    assertThat(one("select count(*) from delivery where state = 'failed'")).isZero();
    assertThat(one("select count(*) from audit_entry where action = 'dispatch.retry'"))
        .isEqualTo(1);
    whole();
    assertThat(clerk.post(page + "/retry", "delivery", String.valueOf(delivery)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void aUnitThatWasNotReachedIsSentToAgainAtItsNewAddress() {
    long missed = fail("圆通速递");
    String page = page("圆通速递");
    long unit = one("select id from unit where name = '圆通速递'");
    done(
        house.office.endpoints.add(
            house.office.cast.clerk(), unit, NewEndpoint.primary("email", "new@c.example", null)));
    clerk.get(page);
    assertThat(clerk.post(page + "/resend").body()).contains("n****@c.example").contains("重发");
    assertThat(one("select count(*) from addressee where state = 'pending' and unit_name = '圆通速递'"))
        .isEqualTo(1);
    assertThat(
            one(
                "select count(*) from work_item where delivery_id = $1 and closed_at is null",
                missed))
        .isZero();
    whole();
    assertThat(clerk.post(page + "/resend").statusCode()).isEqualTo(409);
  }

  @Test
  void aSignatureIsRecordedWithItsBasisAndMarked() {
    String page = page("上海市快递行业协会");
    HttpResponse<String> answer = record(clerk, page, "method", "proxy_paper");
    assertThat(answer.body())
        .contains("补录（纸质签收）")
        .contains("钱某（科长）")
        .contains("5月27日 13:30")
        .contains("补录人 孙某")
        .contains("钱某来电")
        .doesNotContain("id=\"record\"");
    assertThat(clerk.get(board).body()).contains("补录");
    assertThat(
            one(
                "select count(*) from audit_entry where action = 'acknowledgment.sign' and actor = 'account:sun'"))
        .isEqualTo(1);
    whole();
    HttpResponse<String> twice = record(clerk, page, "person", "李某");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("钱某 已经先签收或退回");
    assertThat(one("select count(*) from acknowledgment")).isEqualTo(1);
  }

  @Test
  void aReturnIsRecordedWithItsReason() {
    String page = page("上海市文明办");
    assertThat(record(clerk, page, "reason", "mislabelled").body()).contains("标注有误").contains("重发");
    assertThat(one("select count(*) from addressee where state = 'returned'")).isEqualTo(1);
    whole();
  }

  @Test
  void badInputIsSaidAndComesBackAsTyped() {
    String page = page("上海市文明办");
    HttpResponse<String> noTime = record(clerk, page, "acted_at", "昨天");
    assertThat(noTime.statusCode()).isEqualTo(422);
    assertThat(noTime.body()).contains("请填写实际时间").contains("value=\"钱某来电\"");
    assertThat(
            one(
                "select count(*) from audit_entry where action = 'acknowledgment.time' and result = 'refused' and actor = 'account:sun'"))
        .isEqualTo(1);
    assertThat(record(clerk, page, "acted_at", "2022-05-27T14:30").body()).contains("不能晚于现在");
    assertThat(record(clerk, page, "basis", "").body()).contains("须写明依据");
    assertThat(record(clerk, page, "person", " ").body()).contains("请填写姓名");
    assertThat(one("select count(*) from acknowledgment")).isZero();
  }

  @Test
  void aReasonOrAWayThatMeansNothingRecordsNothingAndIsAudited() {
    String page = page("上海市文明办");
    HttpResponse<String> reason = record(clerk, page, "reason", "garbage");
    assertThat(reason.statusCode()).isEqualTo(422);
    assertThat(reason.body()).contains("退回原因不在所列之中").contains("value=\"钱某来电\"");
    HttpResponse<String> method = record(clerk, page, "method", "link");
    assertThat(method.statusCode()).isEqualTo(422);
    assertThat(method.body()).contains("登记方式不在所列之中");
    assertThat(one("select count(*) from acknowledgment")).isZero();
    assertThat(
            one(
                "select count(*) from audit_entry where result = 'refused' and actor = 'account:sun'"
                    + " and action in ('acknowledgment.reason_unknown', 'acknowledgment.method_unknown')"))
        .isEqualTo(2);
  }

  @Test
  void othersLookAndRecordNothing() {
    ScriptlessBrowser auditor = house.signedIn("wu");
    String page = page("上海市文明办");
    assertThat(auditor.get(page).body()).doesNotContain("id=\"record\"");
    assertThat(record(auditor, page).statusCode()).isEqualTo(403);
    assertThat(auditor.post(page + "/resend").statusCode()).isEqualTo(403);
    assertThat(auditor.post(page + "/retry", "delivery", "1").statusCode()).isEqualTo(403);
    for (String act : List.of("/record", "/resend", "/retry")) {
      clerk.forge("forged");
      assertThat(clerk.post(page + act).statusCode()).as(act).isEqualTo(403);
    }
    assertThat(one("select count(*) from acknowledgment")).isZero();
    assertThat(
            one(
                "select count(*) from audit_entry where action = 'acknowledgment.sign' and result = 'refused' and actor = 'account:wu'"))
        .isEqualTo(1);
  }

  @Test
  void thePreviewNamesWhoWouldBeRemindedAndNeverThoseUnderReport() {
    String preview = clerk.get(board + "/reminders").body();
    assertThat(preview)
        .contains("提醒预览（5 家）")
        .contains("上海市快递行业协会")
        .contains("列入电话联系名单")
        .contains("6月10日 09:00")
        .doesNotContain("国家邮政局");
    assertThat(clerk.get(board).body()).contains("提醒预览（5 家）");
    record(clerk, page("上海市快递行业协会"));
    house.office.clock.advance(Duration.ofMinutes(1));
    assertThat(clerk.get(board + "/reminders").body())
        .contains("提醒预览（4 家）")
        .doesNotContain("上海市快递行业协会");
  }

  @Test
  void theLinesOnThePageAreTakenAlong() {
    String shown = clerk.get(board + "?relation=send&name=%E6%96%87%E6%98%8E").body();
    assertThat(shown)
        .contains("/register?format=csv&amp;relation=send&amp;name=%E6%96%87%E6%98%8E");
    HttpResponse<String> file =
        clerk.get(board + "/register?format=csv&relation=send&name=%E6%96%87%E6%98%8E");
    assertThat(file.body().lines()).hasSize(3);
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .contains("2022%E5%B9%B4%E7%AC%AC5%E6%9C%9F");
    assertThat(clerk.get("/console/dispatches/999/register").statusCode()).isEqualTo(404);
    assertThat(house.browser().get(board + "/register").uri().getPath())
        .isEqualTo("/console/sign-in");
    assertThat(clerk.get("/console/audit").body()).contains("分送登记表（csv）");
  }
}
