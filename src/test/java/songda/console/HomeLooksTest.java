package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The home page: how much of what waits, each number a way to it. */
class HomeLooksTest {
  private ConsoleHouse house;
  private Looks looks;
  private Page page;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    looks = new Looks(house, "sun");
    page = looks.page;
  }

  @AfterEach
  void close() {
    looks.close();
    house.close();
  }

  @Test
  void everyNumberLeadsToWhatItCounts() {
    looks.open("/console");
    assertThat(page.locator("nav.counters a")).hasCount(6);
    assertThat(page.locator("nav.counters b").first()).hasText("0");
    assertThat(page.locator("a[href='/console/import'].strong")).isVisible();
    looks.at("home-empty");
    house.office.furnish();
    long dispatch = house.office.released().id();
    house.office.draft();
    house.office.draft();
    house.office.rows(
        "insert into work_item (kind, dispatch_id, addressee_id, note, opened_at) select"
            + " 'returned', dispatch_id, id, '误投', now() from addressee order by id limit 1");
    looks.open("/console");
    assertThat(page.locator("nav.counters")).containsText("待核对 2");
    assertThat(page.locator("nav.counters")).containsText("退回 1");
    assertThat(page.locator("nav.counters")).containsText("待签收 6");
    assertThat(page.locator(".relation-bar")).hasCount(2);
    assertThat(page.locator(".agenda li")).hasCount(3);
    looks.at("home");
    page.click("nav.counters a[href$='show=returned']");
    assertThat(page.locator(".agenda li")).hasCount(1);
    assertThat(page.locator("nav.counters a[aria-current]")).containsText("退回");
    page.click("nav.counters a[href$='show=draft'], nav.counters a[href*='show=draft']");
    assertThat(page.locator(".agenda li")).hasCount(2);
    page.click("a[href='/console/dispatches/" + dispatch + "'] >> nth=0");
    assertThat(page.locator("h1")).hasText("分送登记表");
    looks.language("en");
    looks.open("/console?show=failed");
    assertThat(page.locator(".quiet").first()).hasText("Nothing of this kind waits.");
    assertThat(looks.complaints).isEmpty();
  }
}
