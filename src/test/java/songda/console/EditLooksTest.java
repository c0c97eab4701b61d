package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reading put right in a real browser: split, joined, refused, and told afterwards. */
class EditLooksTest {
  private ConsoleHouse house;
  private Looks looks;
  private Page page;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    looks = new Looks(house, "sun");
    page = looks.page;
    looks.open("/console/import");
    page.fill("#text", "一篇文章\n这一段是正文。\n\n送：上海市文明办，上海市交通委文明办快递协会，\n顺丰速运、圆通速递\n");
    page.click("button.primary");
  }

  @AfterEach
  void close() {
    looks.close();
    house.close();
  }

  @Test
  void anEntryIsSplitJoinedAndDroppedAndTheHistoryTells() {
    page.click("#row-2 a[href*='/entries']");
    assertThat(page.locator("main, body").first()).containsText("送：上海市交通委文明办快递协会");
    page.fill("[name=name0]", "上海市交通委文明办");
    page.fill("[name=name1]", "送：快递协会");
    looks.at("edit");
    page.click("form.edit button.primary");
    assertThat(page.locator(".problem")).containsText("“送：快递协会”含有冒号");
    assertThat(page.locator("[name=name0]")).hasValue("上海市交通委文明办");
    looks.at("edit-refused");
    page.fill("[name=name1]", "上海市快递行业协会");
    page.fill("[name=copies1]", "2");
    page.click("form.edit button.primary");
    assertThat(page.locator("#row-3")).containsText("上海市快递行业协会");
    assertThat(page.locator("#row-3")).containsText("原文“上海市交通委文明办快递协会”");
    page.click("#row-4 a[href*='/entries']");
    page.click("a:has-text('连同下一项')");
    assertThat(page.locator("[name=name1]")).hasValue("圆通速递");
    page.fill("[name=name0]", "各快递企业");
    page.fill("[name=name1]", "");
    page.selectOption("[name=kind0]", "");
    page.click("form.edit button.primary");
    assertThat(page.locator("#row-4")).containsText("2 家");
    assertThat(page.locator("#row-5")).hasCount(0);
    looks.at("edit-done");
    page.click("#row-1 a[href*='/entries']");
    page.fill("[name=name0]", "");
    page.click("form.edit button.primary");
    assertThat(page.locator("#row-1")).containsText("上海市交通委文明办");
    page.locator("a[href*='/console/audit?object=bulletin']").first().click();
    assertThat(page.locator(".audit")).containsText("送：顺丰速运、送：圆通速递 → 送：各快递企业");
    assertThat(page.locator(".audit")).containsText("送：上海市文明办 → （无）");
    assertThat(looks.complaints).isEmpty();
  }

  @Test
  void whatAnotherClerkChangedMeanwhileIsNotOverwritten() {
    page.click("#row-2 a[href*='/entries']");
    page.fill("[name=name0]", "上海市交通委文明办");
    house.office.rows("update bulletin set revision = revision + 1");
    page.click("form.edit button.primary");
    assertThat(page.locator(".problem")).isVisible();
    assertThat(page.locator("[name=name0]")).hasValue("上海市交通委文明办");
    looks.language("en");
    looks.open("/console/bulletins/1/entries?from=2");
    looks.at("edit-en");
    assertThat(looks.complaints)
        .as("the conflict alone")
        .hasSize(1)
        .allMatch(it -> it.contains("409"));
  }
}
