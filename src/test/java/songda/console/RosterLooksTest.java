package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import songda.testing.Chromium;

/** A list made by hand in a real browser, wide and narrow. Pictures go to {@code target/looks}. */
class RosterLooksTest {

  @Test
  void aTextWithoutBlockIsGivenItsRecipientsByMouse() {
    try (ConsoleHouse house = new ConsoleHouse();
        Chromium chromium = new Chromium()) {
      house.office.furnish();
      List<String> complaints = new ArrayList<>();
      Page page = signedIn(chromium.browser(), house.url, complaints);
      page.navigate(house.url + "/console/import");
      page.fill("#text", "一篇文章\n\n这一段是正文，没有报尾。\n");
      page.click("button.primary");
      Looks.see(page, "roster-no-block");
      page.click("button[name=by_hand]");
      assertThat(page.locator("#roster")).containsText("名单还是空的");
      Looks.see(page, "roster-empty");
      add(page, "report", "指导委员会");
      add(page, "send", "各快递");
      add(page, "send", "交通委");
      assertThat(page.locator("#roster ol li")).hasCount(3);
      page.locator("#roster details summary").click();
      page.fill("#roster [name=name]", "日常范围");
      page.locator("#roster form[action$='/save'] button").click();
      assertThat(page.locator("#scope")).containsText("日常范围（3 项）");
      page.locator("#block summary").click();
      page.fill("#copies", "30");
      page.locator("#block button").click();
      assertThat(page.locator("#block pre")).containsText("共印30份");
      Looks.see(page, "roster-full");
      page.locator("#roster ol button").first().click();
      assertThat(page.locator("#roster ol li")).hasCount(2);
      page.locator("#roster form[action$='/scope'] button").click();
      assertThat(page.locator("#roster ol li")).hasCount(3);
      page.navigate(house.url + "/console/scopes");
      Looks.see(page, "scopes");
      page.navigate(house.url + "/console/language?to=en");
      page.navigate(house.url + "/console/bulletins/1?copies=30");
      Looks.see(page, "roster-en");
      assertThat(complaints).isEmpty();
    }
  }

  private static void add(Page page, String relation, String name) {
    page.locator("#roster [name=relation][value=" + relation + "]").check();
    page.locator("#roster [name=q]").pressSequentially(name);
    Locator choices = page.locator("#roster-found label");
    assertThat(choices).hasCount(1);
    choices.locator("input").check();
    page.locator("#roster form[action$='/add'] p button").click();
    assertThat(page.locator("#roster-found input:checked")).hasCount(0);
  }

  private static Page signedIn(Browser browser, String url, List<String> complaints) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 900));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("422")) {
            complaints.add(message.text());
          }
        });
    page.navigate(url + "/console/sign-in");
    page.fill("#login", "sun");
    page.fill("#password", ConsoleHouse.PASSWORD);
    page.click("button.primary");
    return page;
  }
}
