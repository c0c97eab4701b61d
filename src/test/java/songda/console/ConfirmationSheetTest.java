package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;
import songda.testing.Office;
import songda.testing.ScriptlessBrowser;

/** The confirmation page over HTTP: the text, its notices, the units it offers, its history. */
class ConfirmationSheetTest {
  private ConsoleHouse house;
  private Office office;
  private ScriptlessBrowser clerk;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    office = house.office;
    clerk = house.signedIn("sun");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String imported(String text) {
    clerk.get("/console/import");
    return clerk.post("/console/import", "text", text).uri().getPath();
  }

  private String page(String path) {
    return clerk.get(path).body();
  }

  private static List<String> near(String page) {
    Matcher found = Pattern.compile("(?s)<fieldset class=\"near\">.*?</fieldset>").matcher(page);
    return found
        .results()
        .flatMap(group -> group.group().lines())
        .filter(line -> line.startsWith("<label>"))
        .toList();
  }

  private long former(String name, String former) {
    long unit = office.unit(name, Standing.PEER, null);
    done(office.unitChanges.addName(office.cast.clerk(), unit, former, true));
    return unit;
  }

  @Test
  void eachEntryIsALinkToItsRowAndTheRowALinkBack() {
    String page = page(imported("一篇文章\n这一段是正文。\n\n报：市委、政府\n送：市局各科室、文明办\n"));
    assertThat(page)
        .contains("<li id=\"line-4\" value=\"4\">")
        .contains("<a id=\"mark-1\" href=\"#row-1\" data-entry=\"1\">市委</a>")
        .contains("<a id=\"mark-2\" href=\"#row-2\" data-entry=\"2\">政府</a>")
        .contains("<a id=\"mark-3\" href=\"#row-3\" data-entry=\"3 4\">市局各科室、文明办</a>")
        .contains("<tr id=\"row-4\" data-entry=\"4\">")
        .contains("里的“文明办”是指？");
    assertThat(Pattern.compile("href=\"#mark-3\" aria-label").matcher(page).results()).hasSize(2);
  }

  @Test
  void anUnknownNameIsOfferedTheNearestWithWhatDiffersAndNothingIsChosen() {
    for (int n = 1; n <= 7; n++) {
      office.unit("上海市建交党委办公厅" + n, Standing.PEER, null);
    }
    long nearest = office.unit("上海市建交党委办公厅", Standing.PEER, null);
    String path = imported("一篇文章\n这一段是正文。\n\n送：上海市建交党委办公室\n");
    String page = page(path);
    assertThat(near(page)).hasSize(5);
    assertThat(near(page).get(0))
        .contains("value=\"" + nearest + "\"")
        .contains("上海市建交党委办公<mark>厅</mark>")
        .contains("比印的多“厅”；少“室”");
    assertThat(page)
        .doesNotContain("type=\"radio\" name=\"unit\" value=\"" + nearest + "\" checked");
    assertThat(office.rows("select 1 from entry where unit_id is not null")).isEmpty();
    String saved =
        clerk
            .post(path + "/decide", "position", "1", "choice", "unit", "unit", "" + nearest)
            .body();
    assertThat(near(saved)).isEmpty();
    assertThat(saved).contains("孙某 判断于 <time");
  }

  @Test
  void theIssuersOwnUnitIsOfferedFirst() {
    office.unit("上海市文明办", Standing.PEER, null);
    long own = office.unit("上海市邮政管理局文明办", Standing.SUBORDINATE, null);
    String path = imported("一篇文章\n这一段是正文。\n\n送：文明办\n");
    assertThat(near(page(path)).get(0)).contains("上海市");
    clerk.post(path + "/header", "name", "简报", "issuer", "上海市邮政管理局精神文明建设委员会办公室");
    assertThat(near(page(path)).get(0))
        .contains("value=\"" + own + "\"")
        .contains("<mark>上海市邮政管理局</mark>文明办")
        .contains("编印单位自己的单位");
  }

  @Test
  void aFormerNameSaysSo() {
    former("上海市住房和城乡建设管理委员会", "上海市建设和交通委员会");
    String path = imported("一篇文章\n这一段是正文。\n\n送：上海市建设和交通委员会，上海市建设与交通委员会\n");
    String page = page(path);
    assertThat(near(page).get(0))
        .contains("上海市建设<mark>和</mark>交通委员会")
        .contains("曾用名，现名“上海市住房和城乡建设管理委员会”");
    assertThat(page).contains("曾用名“上海市建设和交通委员会”");
  }

  @Test
  void whatTheDirectoryKnowsIsNotLookedFor() {
    office.furnish();
    String page = page(imported("一篇文章\n这一段是正文。\n\n送：上海市文明办\n"));
    assertThat(near(page)).isEmpty();
    assertThat(page).doesNotContain("id=\"todo\"");
  }

  @Test
  void noticesStandAtTheirLinesInTheReadersLanguage() {
    office.furnish();
    String path = imported("一篇文章\n这一段是正文。\n\n报：上海市文明办\n送：上海市交通委文明办，各快递企业（12家），上海市文明办\n");
    assertThat(page(path))
        .containsPattern("(?s)id=\"line-5\".*“上海市文明办”与“上海市交通委文明办”使用同一个送达地址.*</li>")
        .containsPattern("(?s)id=\"line-5\".*“各快递企业”写明 12 家，实际对应 2 家。请核对成员。.*</li>")
        .containsPattern("(?s)id=\"line-5\".*“上海市文明办”前面已经列过（第 4 行，报）.*</li>");
    clerk.get("/console/language?to=en");
    assertThat(page(path))
        .contains("share one address: it gets one message that names both. Check it.")
        .contains("says 12 units, but 2 are mapped. Check the members.")
        .contains("was listed before (line 4, 报)");
  }

  @Test
  void itsHistoryIsALinkAwayAndSaysWhatBecameOfEachEntry() {
    String path = imported("一篇文章\n这一段是正文。\n\n送：市局各科室、文明办\n");
    clerk.post(path + "/decide", "position", "2", "choice", "1");
    String page = page(path);
    assertThat(page).contains("href=\"/console/audit?object=bulletin:1\">变更记录</a>");
    assertThat(page)
        .containsPattern("孙某 判断于 <time title=\"[^\"]+\">\\d+月\\d+日 \\d\\d:\\d\\d</time>");
    assertThat(page("/console/audit?object=bulletin:1"))
        .contains("“市局各文明办”定为“市局文明办”")
        .contains("导入");
  }

  /** A release to 顺丰 and 圆通, after which 各快递企业 are 顺丰 and 中通; the next bulletin's page. */
  private String afterTheMembersChanged() {
    office.furnish();
    office.released();
    office.unit("中通快递", Standing.OUTSIDE, "zto@c.example");
    office.clock.advance(Duration.ofHours(1));
    done(office.collectives.map(office.cast.clerk(), "各快递企业", List.of(id("顺丰速运"), id("中通快递"))));
    return imported("一篇文章\n这一段是正文。\n\n送：上海市文明办，各快递企业\n");
  }

  private long id(String unit) {
    return office.rows("select id from unit where name = $1", unit).get(0).getLong(0);
  }

  @Test
  void aCollectiveWhoseMembersChangedIsAskedAboutAgainAndOneClickKeepsThem() {
    String path = afterTheMembersChanged();
    String page = page(path);
    assertThat(page)
        .contains("▲ 成员有变动，请再确认")
        .containsPattern("上次分送（5月27日 \\d\\d:\\d\\d）以来新增 中通快递；减少 圆通速递。现为 2 家。")
        .contains("就按现在的 2 家")
        .contains("“各快递企业”的成员有变动，待确认");
    long collective = office.rows("select id from collective").get(0).getLong(0);
    String kept =
        clerk
            .post(
                path + "/decide",
                "position",
                "2",
                "choice",
                "collective",
                "collective",
                "" + collective)
            .body();
    assertThat(kept).doesNotContain("成员有变动").contains("孙某 判断于");
    assertThat(page("/console/audit?object=bulletin:2")).contains("确认“各快递企业”的成员");
  }

  @Test
  void membersSavedOnThePageAreConfirmedByThat() {
    String path = afterTheMembersChanged();
    assertThat(page(path + "?entry=2")).contains("value=\"" + id("中通快递") + "\" checked");
    String seen =
        office
            .rows("select changed_at from collective")
            .get(0)
            .getOffsetDateTime(0)
            .toInstant()
            .toString();
    String saved =
        clerk
            .post(
                path + "/members",
                "position",
                "2",
                "phrase",
                "各快递企业",
                "seen",
                seen,
                "member",
                "" + id("中通快递"))
            .body();
    assertThat(saved).doesNotContain("成员有变动").contains("孙某 判断于").contains("1 家");
  }

  @Test
  void tenThousandLinesAndEntriesComeAPageAtATime() {
    String body = "这一行是正文，没有单位。\n".repeat(10_000);
    String names =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(n -> "市第" + n + "局")
            .collect(Collectors.joining("，\n"));
    String path = imported("一篇文章\n" + body + "\n送：" + names + "\n");
    Duration quick = Duration.ofSeconds(5);
    HttpResponse<String> first = Assertions.assertTimeout(quick, () -> clerk.get(path));
    assertThat(first.body())
        .hasSizeLessThan(600_000)
        .contains("id=\"row-200\"")
        .doesNotContain("id=\"row-201\"")
        .contains("第 1–200 项，共 10,000 项")
        .contains("待您办理（10,000 项）")
        .contains("另有 9,980 项")
        .contains("/text?from=1\"");
    assertThat(page(path + "?from=10000"))
        .contains("id=\"mark-10000\"")
        .contains("id=\"row-9801\"")
        .doesNotContain("id=\"row-9800\"");
    assertThat(page(path + "?entry=5000"))
        .contains("id=\"entry-5000\"")
        .contains("id=\"mark-5000\"");
    assertThat(page(path + "/text?from=1"))
        .contains("id=\"line-1000\"")
        .doesNotContain("id=\"line-1001\"")
        .contains("?from=1001");
    assertThat(page(path + "/text?from=19000")).contains(path + "?from=8998#row-8998");
    assertThat(page(path + "/text?from=99999")).contains("后面没有文字了");
  }
}
