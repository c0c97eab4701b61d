package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.ScriptlessBrowser;

/** 批示 on the bulletin's page: recorded, corrected, done, hidden from everybody else. */
class InstructionPagesTest {
  private static final FilePayload SCAN =
      new FilePayload(
          "批示件.pdf", "application/pdf", "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII));

  private ConsoleHouse house;
  private String bulletin;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    bulletin = "/console/bulletins/" + house.office.released().bulletinId();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void fromTheEmptyPageToDoneAndCorrected() {
    try (Looks looks = new Looks(house, "wei")) {
      Page page = looks.page;
      looks.open(bulletin);
      assertThat(page.locator("#story .timeline li")).hasCount(4);
      page.click("#story a[href$='/instructions#record']");
      assertThat(page.locator("h1")).hasText("批示与经过");
      looks.at("instructions-empty");
      page.fill("#i-person", "刘某");
      page.fill("#i-post", "副局长");
      page.fill("#i-unit", "上海市邮政管理局");
      page.fill("#i-given", "2999-01-01");
      page.fill("#i-text", "此件很好。\n请市场监管处研究落实，抓紧报方案。");
      page.fill("#i-demand", "市场监管处一周内报方案");
      page.click("#record button.primary");
      assertThat(page.locator(".problem")).containsText("2999-01-01");
      assertThat(page.locator("#i-text")).hasValue("此件很好。\n请市场监管处研究落实，抓紧报方案。");
      looks.at("instructions-refused");
      page.fill("#i-given", "2022-05-27");
      page.setInputFiles("#i-scan", SCAN);
      page.click("#record button.primary");
      assertThat(page.locator(".timeline .instruction")).containsText("待办结");
      Download file = page.waitForDownload(() -> page.click(".instruction a[href$='/scan']"));
      assertThat(file.suggestedFilename()).isEqualTo("批示件.pdf");
      page.fill(".instruction [name=done_on]", "2022-05-27");
      page.click(".instruction form button");
      assertThat(page.locator(".instruction")).containsText("已办结 2022年5月27日");
      page.click(".instruction a[href*='correct=']");
      assertThat(page.locator("#i-person")).hasValue("刘某");
      page.fill("#i-person", "刘某某");
      page.click("#record button.primary");
      assertThat(page.locator(".instruction b").first()).hasText("刘某某");
      page.click(".instruction details summary");
      looks.at("instructions");
      looks.printed("instructions");
      looks.open(bulletin);
      assertThat(page.locator("#story .instruction")).containsText("研究落实");
      looks.at("bulletin-instructions");
      looks.language("en");
      looks.open(bulletin + "/instructions");
      looks.at("instructions-en");
      assertThat(looks.complaints).isEmpty();
    }
  }

  @Test
  void nobodyElseSeesThemNorThatFormAndTheAuditTellsWithoutWords() {
    ScriptlessBrowser secretary = house.signedIn("wei");
    secretary.get(bulletin + "/instructions");
    secretary.post(
        bulletin + "/instructions", "person", "刘某", "given_on", "2022-05-27", "text", "请研究落实");
    assertThat(secretary.get(bulletin + "/instructions").body()).contains("请研究落实");
    for (String login : new String[] {"sun", "zhou", "wu", "zheng"}) {
      ScriptlessBrowser other = house.signedIn(login);
      String page = other.get(bulletin + "/instructions").body();
      assertThat(page).contains("批示只对具有“批示”权限的人员显示").contains("复核").doesNotContain("研究落实");
      assertThat(page).doesNotContain("刘某").doesNotContain("id=\"record\"");
      assertThat(other.get(bulletin + "/instructions/timeline").body()).doesNotContain("研究落实");
      assertThat(other.post(bulletin + "/instructions", "person", "x", "text", "y").statusCode())
          .isEqualTo(403);
      assertThat(other.get(bulletin + "/instructions/1/1/scan").statusCode()).isEqualTo(403);
      assertThat(other.get("/console/audit").body()).contains("登记了一条对《").doesNotContain("研究落实");
    }
    assertThat(secretary.get("/console/bulletins/9999/instructions").statusCode()).isEqualTo(404);
    assertThat(house.browser().get(bulletin + "/instructions/1/1/scan").uri().getPath())
        .isEqualTo("/console/sign-in");
  }
}
