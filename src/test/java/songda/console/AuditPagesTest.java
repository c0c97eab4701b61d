package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.acknowledgment.Method;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.SealStore;
import songda.audit.Sealer;
import songda.testing.Office;
import songda.testing.ScriptlessBrowser;

/** The audit page speaks in sentences with names, and is narrowed without reading everything. */
class AuditPagesTest {
  private ConsoleHouse house;
  private Office office;
  private ScriptlessBrowser auditor;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    office = house.office;
    office.furnish();
    auditor = house.signedIn("wu");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String page(String query) {
    return auditor.get("/console/audit" + query).body();
  }

  private long id(String unit) {
    return office.rows("select id from unit where name = $1", unit).get(0).getLong(0);
  }

  @Test
  void actsAreSentencesWithNames() {
    long dispatch = office.released().id();
    long addressee =
        office.rows("select id from addressee where unit_name = '圆通速递'").get(0).getLong(0);
    SignRequest request =
        SignRequest.byProxy(
            office.cast.clerk(),
            dispatch,
            addressee,
            "钱某",
            null,
            Method.PROXY_PHONE,
            office.now(),
            "来电");
    done(
        office.acknowledgments.record(
            office.cast.clerk(), request, Optional.of(Reason.INCOMPLETE)));
    done(office.resend.again(office.cast.clerk(), dispatch, addressee));
    assertThat(page(""))
        .contains("<b>李某</b> 复核同意《精神文明建设简报》2022年第5期")
        .contains("<b>张某</b> 分送《精神文明建设简报》2022年第5期，名单 6 项 6 家")
        .contains("为“圆通速递”登记《精神文明建设简报》2022年第5期的退回：缺页或无法打开")
        .contains("向“圆通速递”重发《精神文明建设简报》2022年第5期")
        .contains("指定统称“各快递企业”的成员，共 2 家")
        .contains("新增单位“上海市文明办”（平级或不相隶属）")
        .contains("<b>吴某</b> 登录")
        .contains("href=\"/console/dispatches/" + dispatch + "/addressees/" + addressee + "\"");
  }

  @Test
  void theDigestIsAnActOfTheSystem() {
    for (String action : List.of("digest.sent", "digest.failed")) {
      JsonObject details = new JsonObject().put("to", "c****@a.example").put("tries", 4);
      Act act = Act.of(office.now(), Actor.system("digest"), action, "digest:2022-05-27", details);
      await(office.database.inTransaction(conn -> office.audit.done(conn, act)));
    }
    assertThat(page("?kind=dispatch"))
        .contains("<b>系统（待办邮件）</b> 把待办邮件 2022-05-27 发给 c****@a.example（第 4 次）")
        .contains("<b>系统（待办邮件）</b> 待办邮件 2022-05-27 没有发给 c****@a.example，试了 4 次");
  }

  @Test
  void aRefusalSaysWhyInTheWordsThatWereAnswered() {
    await(office.unitChanges.markPaper(office.cast.auditor(), id("顺丰速运"), true));
    done(office.unitChanges.markPaper(office.cast.clerk(), id("圆通速递"), true));
    assertThat(page("?refused=1"))
        .contains("<b>赵某</b> 更改纸质标记 “顺丰速运”")
        .contains("没有办理此事的权限")
        .doesNotContain("圆通速递");
  }

  @Test
  void itIsNarrowedByKindByBulletinAndByThing() {
    long released = office.approved();
    long dispatch = done(office.release.release(office.cast.clerk(), released)).id();
    long other = office.draft();
    office.rows(
        "insert into audit_entry (id, at, actor, action, object, result, body) values"
            + " (gen_random_uuid(), now(), 'recipient:x', 'acknowledgment.sign', $1, 'done', $2)",
        "dispatch:" + dispatch + "/addressee:1",
        io.vertx.core.buffer.Buffer.buffer("{\"details\":{\"method\":\"link\"}}"));
    assertThat(page("?kind=directory")).contains("新增单位").doesNotContain("复核同意");
    assertThat(page("?kind=bulletin")).contains("复核同意").doesNotContain("新增单位");
    assertThat(page("?bulletin=" + released))
        .contains("复核同意")
        .contains("签收《精神文明建设简报》2022年第5期（链接）")
        .doesNotContain("新增单位")
        .doesNotContain("《简报.txt》，");
    assertThat(page("?bulletin=" + other)).contains("导入《简报.txt》").doesNotContain("复核同意");
    assertThat(page("?object=unit:" + id("顺丰速运"))).contains("顺丰速运").doesNotContain("圆通速递”");
    assertThat(page("?bulletin=999")).contains("没有符合条件的审计记录");
    assertThat(auditor.get("/console/audit?after=nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void theSealsStateStandsAtTheHead() throws NoSuchAlgorithmException {
    assertThat(page("")).contains("还没有封存过").contains("待封存 ");
    int sealed =
        await(
            new Sealer(
                    house.test.database(),
                    new SealStore(),
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                .runOnce(office.now()));
    assertThat(page("")).contains("已封存至 #" + sealed + "（").contains("待封存 0 条").contains("#1<");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapsOrDoubles() {
    for (int i = 0; i < 130; i++) {
      office.clock.advance(Duration.ofSeconds(1));
      await(office.unitChanges.markPaper(office.cast.clerk(), id("顺丰速运"), i % 2 == 0));
    }
    String first = page("?kind=directory");
    Matcher next = Pattern.compile("href=\"(\\?after=[^\"]+)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = page(next.group(1).replace("&amp;", "&"));
    assertThat(first.split("顺丰速运”(标为纸质|的纸质标记)").length - 1).isEqualTo(100);
    assertThat(second.split("顺丰速运”(标为纸质|的纸质标记)").length - 1).isEqualTo(30);
    assertThat(second).contains("新增单位");
  }

  /** One page never makes the database read an audit of millions for a rare kind. */
  @Test
  void aSearchForARareKindPausesAndGoesOn() {
    office.rows(
        "insert into audit_entry (id, at, actor, action, object, result, body)"
            + " select gen_random_uuid(), timestamptz '2022-06-01' + n * interval '1 s', 'system:engine',"
            + " 'delivery.settle', 'queue:a', 'done', '{}'::bytea from generate_series(1, 20500) n");
    String paused = page("?kind=directory");
    assertThat(paused).contains("最近的记录里没有符合条件的").contains("继续往前查找");
    Matcher next = Pattern.compile("href=\"(\\?after=[^\"]+)\"").matcher(paused);
    assertThat(next.find()).isTrue();
    assertThat(page(next.group(1).replace("&amp;", "&"))).contains("新增单位").doesNotContain("继续往前查找");
  }
}
