package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;

/**
 * The reading beside its text in a real browser: the sample, a text with five warnings, an error.
 */
class ReadingLooksTest {
  private static final String WARNED =
      """
      内部资料 注意保存

      全市邮政快递业平稳运行

      近日，全市邮政快递业平稳运行，服务质量稳中有升。

      报：市委、政府
      送：市邮政管理局各科室、管理局、文明办，市文明办，各快递企业（含加盟网点），市委、市政府、市气象局领导，
      市文明办，上海市邮政管理局精神文明建设委员会办公室与快递行业党建工作联合推进领导小组
      发：各区局（共3个）
      共印30份
      """;

  private ConsoleHouse house;
  private Looks looks;
  private Page page;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    looks = new Looks(house, "sun");
    page = looks.page;
  }

  @AfterEach
  void close() {
    looks.close();
    house.close();
  }

  private void paste(String text) {
    looks.open("/console/import");
    page.fill("#text", text);
    page.click("button.primary");
  }

  private static String sample() throws IOException {
    try (InputStream in = ReadingLooksTest.class.getResourceAsStream("/demo/sample.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theSampleStandsBesideItsReadingAndEachLeadsToTheOther() throws IOException {
    long near = house.office.unit("上海市建交党委办公厅", Standing.PEER, null);
    done(house.office.unitChanges.addName(house.office.cast.clerk(), near, "上海市建交党委办", true));
    paste(sample());
    assertThat(page.locator("#line-247")).containsText("报：国家邮政局精神文明建设指导委员会");
    assertThat(page.locator(".lines [href='#row-7']")).hasCount(2);
    page.click("#row-7 td.num a");
    assertThat(page).hasURL(Pattern.compile("#mark-7$"));
    assertThat(page.locator("#mark-7:target")).hasText("上海市建交系");
    page.click(".lines [href='#row-9'] >> nth=0");
    assertThat(page.locator("#row-9:target")).isVisible();
    page.hover("#row-10 td.num");
    assertThat(page.locator(".lines .lit").first()).hasText("上海市邮政管理局各");
    page.hover("#mark-9");
    assertThat(page.locator("tr.lit")).hasCount(3);
    assertThat(page.locator(".folded summary")).hasText(Pattern.compile("第 1–\\d+ 行"));
    assertThat(page.locator("#line-1")).not().isVisible();
    Locator task = page.locator("#entry-6");
    page.locator("#entry-6 > summary").click();
    assertThat(task.locator(".near label").first()).containsText("上海市建交党委办公厅");
    assertThat(task.locator(".near mark").first()).hasText("厅");
    assertThat(task.locator(".near label").first()).containsText("少“室”");
    assertThat(task.locator("input[type=radio]:checked")).hasCount(0);
    looks.at("reading-sample");
    looks.printed("reading-sample");
    task.locator(".near input").first().check();
    task.locator("button", new Locator.LocatorOptions().setHasText("对应到所选单位")).click();
    assertThat(page.locator("#row-6")).containsText("上海市建交党委办公厅");
    assertThat(page.locator("#row-6")).containsText("孙某 判断于");
    looks.language("en");
    looks.open("/console/bulletins/1");
    looks.at("reading-sample-en");
    assertThat(looks.complaints).isEmpty();
  }

  @Test
  void fiveWarningsStandAtTheirLinesWithWhatToDo() {
    paste(WARNED);
    assertThat(page.locator("#line-1 .warn")).containsText("不得发到群机器人");
    assertThat(page.locator("#line-8 .warn")).hasCount(4);
    assertThat(page.locator("#line-8 .warn").first()).containsText("请");
    assertThat(page.locator("#line-9 .warn")).hasCount(2);
    assertThat(page.locator(".sheet > .quiet a")).hasCount(3);
    page.locator(".facts summary").click();
    assertThat(page.locator(".facts tbody tr")).hasCount(2);
    assertThat(page.locator(".facts")).containsText("共印30份");
    looks.at("reading-warned");
    page.locator(".facts a[href$='#line-1']").click();
    assertThat(page.locator("#line-1")).isVisible();
    looks.printed("reading-warned");
    looks.language("en");
    looks.open("/console/bulletins/1");
    assertThat(page.locator("#line-8 .warn").first()).containsText("Apply it when confirming");
    looks.at("reading-warned-en");
    assertThat(looks.complaints).isEmpty();
  }

  @Test
  void membersThatChangedAreNamedBesideTheText() {
    house.office.released();
    long added = house.office.unit("中通快递", Standing.OUTSIDE, "zto@c.example");
    done(house.office.collectives.map(house.office.cast.clerk(), "各快递企业", List.of(added)));
    paste("一篇文章\n这一段是正文。\n\n送：上海市文明办，各快递企业\n");
    assertThat(page.locator("#entry-2")).containsText("减少 顺丰速运、圆通速递");
    looks.at("reading-members");
    page.locator("#entry-2 button.strong").click();
    assertThat(page.locator("#todo")).hasCount(0);
    looks.at("reading-done");
    assertThat(looks.complaints).isEmpty();
  }

  @Test
  void anErrorIsShownAmongTheLinesAroundIt() {
    paste(WARNED.replace("（共3个）", "（共3个"));
    assertThat(page.locator(".problem")).containsText("括号不成对");
    assertThat(page.locator(".lines mark")).containsText("各区局（共3个");
    assertThat(page.locator(".lines li")).hasCount(5);
    assertThat(page.locator("#text")).hasValue(Pattern.compile("共印30份"));
    looks.at("reading-error");
    looks.language("en");
    paste(WARNED.replace("（共3个）", "（共3个"));
    looks.at("reading-error-en");
    assertThat(looks.complaints).isEmpty();
  }
}
