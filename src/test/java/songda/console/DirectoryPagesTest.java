package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** The directory's pages: every act by form, audited, refused to strangers and to other roles. */
class DirectoryPagesTest {
  private ConsoleHouse house;
  private ScriptlessBrowser clerk;
  private long id;
  private String page;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    clerk = house.signedIn("sun");
    id = house.office.unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
    page = "/console/units/" + id;
    clerk.get(page);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long count(String from) {
    return house.office.rows("select count(*) from " + from).get(0).getLong(0);
  }

  private void audited(String action, String result) {
    assertThat(
            count(
                "audit_entry where action = '%s' and result = '%s' and object = 'unit:%d' and actor = 'account:sun'"
                    .formatted(action, result, id)))
        .as(action)
        .isEqualTo(1);
  }

  private long endpoint() {
    return house.office.rows("select max(id) from endpoint").get(0).getLong(0);
  }

  @Test
  void anEmptyDirectorySaysWhatToDo() {
    house.office.rows("delete from unit_endpoint");
    house.office.rows("delete from unit_name");
    house.office.rows("delete from unit");
    assertThat(clerk.get("/console/units").body()).contains("通讯录还是空的").contains("新增单位");
    assertThat(clerk.get("/console/collectives").body()).contains("还没有统称");
  }

  @Test
  void aUnitIsEnteredWithItsWayToReceive() {
    clerk.get("/console/units/new");
    HttpResponse<String> answer =
        clerk.post(
            "/console/units/new",
            "name",
            "圆通速递",
            "kind",
            "courier",
            "standing",
            "outside",
            "way",
            "email",
            "address",
            "yto@c.example");
    assertThat(answer.uri().getPath()).matches("/console/units/\\d+");
    assertThat(answer.body()).contains("y****@c.example").contains("首选").contains("快递企业");
    assertThat(
            clerk
                .post(
                    "/console/units/new",
                    "name",
                    "圆通速递",
                    "kind",
                    "courier",
                    "standing",
                    "outside",
                    "way",
                    "paper")
                .body())
        .contains("已属于另一单位")
        .contains("value=\"圆通速递\"");
    assertThat(count("unit")).isEqualTo(2);
  }

  @Test
  void theListIsSearchedByAnyNameFilteredByKindAndReadPageByPage() {
    for (int i = 0; i < 101; i++) {
      house.office.unit("单位" + i, Standing.PEER, null);
    }
    done(house.office.unitChanges.addName(house.office.cast.clerk(), id, "SF Express", true));
    assertThat(clerk.get("/console/units?q=sf+express").body())
        .contains("顺丰速运")
        .contains("又名 SF Express")
        .doesNotContain("单位7<");
    assertThat(clerk.get("/console/units?kind=courier").body()).contains("没有符合条件的单位");
    HttpResponse<String> first = clerk.get("/console/units");
    assertThat(first.body()).contains("102 家").contains("单位98<").doesNotContain("单位99<");
    Matcher next = Pattern.compile("\\?after=(\\d+)").matcher(first.body());
    assertThat(next.find()).isTrue();
    assertThat(clerk.get("/console/units" + next.group()).body())
        .contains("单位99<")
        .contains("单位100<")
        .doesNotContain("单位98<");
  }

  @Test
  void theDirectoryIsDownloadedByWhoeverMaySeeIt() {
    assertThat(clerk.get("/console/units").body()).contains("/console/units/export?format=csv");
    HttpResponse<String> file = clerk.get("/console/units/export?format=csv");
    assertThat(file.body()).contains("顺丰速运").contains("sf@c.example");
    assertThat(file.headers().firstValue("content-disposition").orElseThrow()).contains(".csv");
    assertThat(house.signedIn("wu").get("/console/units/export?format=csv").body())
        .contains("s****@c.example");
    assertThat(house.browser().get("/console/units/export").uri().getPath())
        .isEqualTo("/console/sign-in");
    assertThat(clerk.get("/console/audit").body()).contains("导出通讯录（csv）");
  }

  @Test
  void anEndpointIsStoppedAndUsedAgain() {
    String endpoint = String.valueOf(endpoint());
    assertThat(clerk.post(page + "/endpoints/disable", "endpoint", endpoint).body())
        .contains("起停用")
        .contains("既没有送达地址");
    audited("endpoint.disable", "done");
    assertThat(clerk.get("/console/units?missing=1").body()).contains("顺丰速运").contains("缺送达地址");
    assertThat(clerk.post(page + "/endpoints/disable", "endpoint", endpoint).statusCode())
        .isEqualTo(404);
    audited("endpoint.disable", "refused");
    assertThat(clerk.post(page + "/endpoints/enable", "endpoint", endpoint).body()).contains("首选");
    audited("endpoint.enable", "done");
    long stranger = house.office.unit("圆通速递", Standing.OUTSIDE, "yto@c.example");
    assertThat(
            clerk
                .post(page + "/endpoints/disable", "endpoint", String.valueOf(endpoint()))
                .statusCode())
        .isEqualTo(404);
    assertThat(count("endpoint where disabled_at is not null")).isZero();
    assertThat(stranger).isPositive();
  }

  @Test
  void theNewestPrimaryAddressIsThePrimaryAndASpareIsNot() {
    clerk.post(page + "/endpoints", "way", "email", "address", "new@c.example");
    clerk.post(page + "/endpoints", "way", "email", "address", "zz@c.example", "spare", "1");
    String body = clerk.get(page).body();
    assertThat(body.indexOf("n****@c.example"))
        .isBetween(0, body.indexOf("s****@c.example"))
        .isLessThan(body.indexOf("z****@c.example"));
    assertThat(body.indexOf("首选</span>")).isBetween(0, body.indexOf("s****@c.example"));
  }

  @Test
  void aWebhooksSecretIsShownOnceAndABadAddressIsRefused() {
    HttpResponse<String> made =
        clerk.post(page + "/endpoints", "way", "webhook", "address", "https://h.example/in");
    assertThat(made.body()).contains("whsec_").contains("只显示这一次");
    assertThat(clerk.get(page).body()).doesNotContain("whsec_");
    HttpResponse<String> again =
        clerk.post(page + "/endpoints", "way", "webhook", "address", "https://h.example/in");
    assertThat(again.body()).doesNotContain("whsec_");
    HttpResponse<String> bad = clerk.post(page + "/endpoints", "way", "email", "address", "x y");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("送达地址无法使用").contains("value=\"x y\"");
    audited("endpoint.attach", "refused");
  }

  @Test
  void paperIsMarkedAndUnmarked() {
    assertThat(clerk.post(page + "/paper", "paper", "1").body()).contains("已标明纸质");
    assertThat(count("unit where paper and id = " + id)).isEqualTo(1);
    assertThat(clerk.post(page + "/paper", "paper", "0").body()).contains("首选");
    assertThat(count("audit_entry where action = 'unit.paper'")).isEqualTo(2);
  }

  @Test
  void namesAreAddedAndTakenAwayButNeverTheFullOne() {
    assertThat(clerk.post(page + "/names", "other", "顺丰", "sort", "short").body())
        .contains("顺丰</td>");
    audited("unit.name", "done");
    house.office.unit("圆通速递", Standing.OUTSIDE, null);
    HttpResponse<String> taken = clerk.post(page + "/names", "other", "圆通速递", "sort", "short");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains("已属于另一单位").contains("value=\"圆通速递\"");
    assertThat(clerk.post(page + "/names", "other", " ", "sort", "short").statusCode())
        .isEqualTo(422);
    clerk.post(page + "/names/drop", "other", "顺丰");
    audited("unit.name_drop", "done");
    assertThat(clerk.post(page + "/names/drop", "other", "顺丰速运").statusCode()).isEqualTo(404);
    assertThat(count("unit_name where unit_id = " + id)).isEqualTo(1);
  }

  @Test
  void contactsAreKeptMaskedAndTakenAwayWhole() {
    assertThat(
            clerk
                .post(page + "/contacts", "person", "王某", "post", "收发", "mobile", "138 0000-8000")
                .body())
        .contains("138****8000");
    audited("unit.contact", "done");
    assertThat(clerk.post(page + "/contacts", "person", "王某", "mobile", "abc").body())
        .contains("电话号码只能含数字");
    assertThat(clerk.post(page + "/contacts", "person", "").statusCode()).isEqualTo(422);
    long contact = house.office.rows("select id from contact").get(0).getLong(0);
    clerk.post(page + "/contacts/drop", "contact", String.valueOf(contact));
    assertThat(count("contact")).isZero();
    assertThat(
            house.office.rows("select body from audit_entry").stream()
                .map(row -> row.getBuffer(0).toString()))
        .noneMatch(body -> body.contains("王某") || body.contains("13800008000"));
  }

  @Test
  void kindAndStandingAreSaidAnew() {
    clerk.post(page + "/classify", "kind", "courier", "standing", "subordinate");
    audited("unit.classify", "done");
    assertThat(count("unit where kind = 'courier' and standing = 'subordinate'")).isEqualTo(1);
    assertThat(clerk.post(page + "/classify", "kind", "x", "standing", "").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aCollectiveIsMappedSearchedAndMappedAgain() {
    long other = house.office.unit("圆通速递", Standing.OUTSIDE, null);
    clerk.get("/console/collectives/new");
    assertThat(
            clerk
                .post("/console/collectives/find", "phrase", "各快递企业", "q", "圆通", "member", "" + id)
                .body())
        .contains("value=\"" + id + "\" checked")
        .contains("value=\"" + other + "\"> 圆通速递");
    assertThat(
            clerk
                .post(
                    "/console/collectives/members",
                    "phrase",
                    "各快递企业",
                    "seen",
                    "",
                    "member",
                    "" + id)
                .body())
        .contains("1 家");
    HttpResponse<String> late =
        clerk.post(
            "/console/collectives/members", "phrase", "各快递企业", "seen", "", "member", "" + other);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(clerk.post("/console/collectives/members", "phrase", "各企业").statusCode())
        .isEqualTo(422);
    assertThat(count("collective_member where unit_id = " + id)).isEqualTo(1);
    assertThat(count("collective_member")).isEqualTo(1);
  }

  @Test
  void othersLookAndChangeNothing() {
    ScriptlessBrowser auditor = house.signedIn("wu");
    assertThat(auditor.get(page).body())
        .contains("顺丰速运")
        .doesNotContain("<form method=\"post\" action=\"" + page);
    String fields =
        "phrase=各企业 member=%d name=某 way=email address=a@b.example endpoint=%d other=别名 person=某 paper=1 kind=courier standing=peer"
            .formatted(id, endpoint());
    String acts =
        "endpoints endpoints/disable endpoints/enable paper names names/drop contacts contacts/drop classify";
    Stream.concat(
            Stream.of(acts.split(" ")).map(act -> page + "/" + act),
            Stream.of("/console/units/new", "/console/collectives/members"))
        .forEach(
            act -> {
              assertThat(auditor.post(act, fields.split("[ =]")).statusCode())
                  .as(act)
                  .isEqualTo(403);
              clerk.forge("forged");
              assertThat(clerk.post(act).statusCode()).as(act).isEqualTo(403);
            });
    assertThat(count("audit_entry where result = 'refused' and actor = 'account:wu'"))
        .isEqualTo(11);
    assertThat(count("unit where paper")).isZero();
    assertThat(house.signedIn("zheng").get(page).body())
        .contains("<form method=\"post\" action=\"" + page + "/endpoints\"");
    assertThat(clerk.get("/console/units/999").statusCode()).isEqualTo(404);
  }
}
