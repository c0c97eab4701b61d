package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import songda.testing.Chromium;

/**
 * The desk in a real browser: units found while typing among two thousand, new ones entered on the
 * spot, and every page within a phone's width. Pictures go to {@code target/looks}.
 */
class DeskLooksTest {

  @Test
  void fromAnEmptyDirectoryToAReleaseByMouseAndKeyboard() {
    try (FreshDesk desk = new FreshDesk();
        Chromium chromium = new Chromium()) {
      List<String> complaints = new ArrayList<>();
      Page page = signedIn(chromium.browser(), desk.house.url, "sun", complaints);
      look(page, desk.house.url + "/console/units", "units-empty");
      look(page, desk.house.url + desk.page, "confirm-empty");
      enter(page.locator("#entry-1"), "system", "superior", "paper", "");
      assertThat(page.locator("#entry-1")).hasCount(0);
      assertThat(page.locator("#entry-2")).hasAttribute("open", "");
      page.locator("#entry-2 .new summary").click();
      enter(page.locator("#entry-2"), "civilization", "peer", "email", "not an address");
      assertThat(page.locator(".problem")).containsText("送达地址无法使用");
      look(page, null, "confirm-refused");
      enter(page.locator("#entry-2"), "civilization", "peer", "email", "wmb@a.example");
      page.locator("#entry-3 .new summary").click();
      page.fill("#e3-name", "顺丰速运");
      enter(page.locator("#entry-3"), "courier", "outside", "webhook", "https://sf.example/in");
      assertThat(page.locator(".secret code")).containsText("whsec_");
      assertThat(page.locator("#found-3 input:checked")).hasCount(1);
      page.locator("#entry-3 button", new Page.LocatorOptions().setHasText("保存所勾选的成员")).click();
      assertThat(page.locator("#todo")).hasCount(0);
      header(page);
      page.click(".steps button.primary");
      assertThat(page.locator(".path [aria-current]")).hasText("复核");
      look(page, null, "confirm-submitted");
      assertThat(complaints).isEmpty();
    }
  }

  private static void enter(
      Locator task, String kind, String standing, String way, String address) {
    task.locator("[name=kind]").first().selectOption(kind);
    task.locator("[name=standing]").selectOption(standing);
    task.locator("[name=way]").selectOption(way);
    task.locator("[name=address]").fill(address);
    task.locator("button[formaction$='/units'], form[action$='/units'] button").first().click();
  }

  private static void header(Page page) {
    Map.of("name", "简报", "year", "2022", "issue", "3", "issuer", "某局", "issued", "2022-05-27")
        .forEach((field, value) -> page.fill("#h-" + field, value));
    page.click(".header-form button");
  }

  @Test
  void twoThousandUnitsAreFoundWhileTypingAndStayTicked() {
    try (FreshDesk desk = new FreshDesk();
        Chromium chromium = new Chromium()) {
      many(desk);
      List<String> complaints = new ArrayList<>();
      Page page = signedIn(chromium.browser(), desk.house.url, "sun", complaints);
      page.navigate(desk.house.url + desk.page + "?entry=3#entry-3");
      Locator task = page.locator("#entry-3");
      assertThat(task.locator("#found-3 label")).hasCount(20);
      assertThat(task.locator("#found-3")).containsText("2,000 家");
      task.locator("[name=q]").pressSequentially("第1999快递");
      assertThat(task.locator("#found-3 label")).hasCount(1);
      task.locator("#found-3 input").check();
      task.locator("[name=q]").fill("");
      task.locator("[name=q]").pressSequentially("第77快递");
      assertThat(task.locator("#found-3 label")).hasCount(2);
      assertThat(task.locator("#found-3 input:checked")).hasCount(1);
      task.locator("#found-3 input:not(:checked)").check();
      look(page, null, "confirm-search");
      task.locator("button", new Locator.LocatorOptions().setHasText("保存所勾选的成员")).click();
      assertThat(page.locator(".sides")).containsText("2 家");
      look(page, desk.house.url + "/console/units", "units-2000");
      look(page, desk.house.url + "/console/units?q=1999", "units-found");
      look(page, desk.house.url + "/console/units/new", "unit-new");
      look(page, desk.house.url + "/console/units/5", "unit");
      look(page, desk.house.url + "/console/collectives", "collectives");
      look(page, desk.house.url + "/console/collectives/1", "collective");
      look(page, desk.house.url + "/console/units/99999", "unit-missing");
      assertThat(complaints).noneMatch(text -> !text.contains("404"));
    }
  }

  @Test
  void theBoardItsDetailsAndTheAuditFitAPhoneAndPaperInBothLanguages() {
    try (ConsoleHouse house = new ConsoleHouse();
        Chromium chromium = new Chromium()) {
      house.office.furnish();
      long dispatch = house.office.released().id();
      List<String> complaints = new ArrayList<>();
      Page page = signedIn(chromium.browser(), house.url, "sun", complaints);
      String board = house.url + "/console/dispatches/" + dispatch;
      for (String language : List.of("zh", "en")) {
        page.navigate(house.url + "/console/language?to=" + language);
        look(page, board, "board-" + language);
        look(page, board + "/addressees/4", "addressee-" + language);
        look(page, house.url + "/console/audit", "audit-" + language);
        look(page, house.url + "/console/units/2", "unit-" + language);
      }
      page.navigate(house.url + "/console/language?to=zh");
      page.navigate(board + "/addressees/4");
      page.fill("#r-person", "钱某");
      page.fill("#r-at", "2022-05-27T13:30");
      page.fill("#r-basis", "钱某来电");
      page.click("#record button");
      assertThat(page.locator("h1 + .state")).containsText("已签收");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.navigate(board);
      assertThat(page.locator(".bar")).isHidden();
      assertThat(page.locator("#reminders")).isHidden();
      Looks.picture(page, "board-print");
      assertThat(complaints).isEmpty();
    }
  }

  private static Page signedIn(Browser browser, String url, String login, List<String> complaints) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 900));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("422")) {
            complaints.add(message.text());
          }
        });
    page.navigate(url + "/console/sign-in");
    page.fill("#login", login);
    page.fill("#password", ConsoleHouse.PASSWORD);
    page.click("button.primary");
    return page;
  }

  /** Looks at a page; null for the one that stands. */
  private static void look(Page page, String url, String name) {
    if (url != null) {
      page.navigate(url);
    }
    Looks.see(page, name);
  }

  private static void many(FreshDesk desk) {
    for (String sql :
        List.of(
            "insert into unit (name, standing, kind, paper, created_at)"
                + " select '某省某市某区第' || n || '快递服务有限责任公司', 'outside', 'courier', true, now()"
                + " from generate_series(1, 2000) n",
            "insert into unit_name (key, unit_id, name, sort) select name, id, name, 'full' from unit")) {
      await(desk.house.test.database().pool().query(sql).execute());
    }
  }
}
