package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that waits for its time: said on the board, stopped whole, or sent at once. */
class StartLooksTest {
  private ConsoleHouse house;
  private Looks looks;
  private Page page;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    looks = new Looks(house, "sun");
    page = looks.page;
    page.onDialog(Dialog::accept);
  }

  @AfterEach
  void close() {
    looks.close();
    house.close();
  }

  @Test
  void theTimeIsChosenShownAndNotWaitedFor() {
    looks.open("/console/bulletins/" + house.office.approved());
    page.click(".later summary");
    page.fill("#start", "2022-05-27T13:00");
    looks.at("release-start");
    page.click(".steps button.primary");
    assertThat(page.locator(".problem")).containsText("发送时间应在现在之后、90 天之内");
    page.goBack();
    page.click(".later summary");
    page.fill("#start", "2022-05-28T08:30");
    page.click(".steps button.primary");
    assertThat(page.locator(".flag")).containsText("定于 5月28日 08:30:00 开始发送（4 件）");
    looks.at("board-waits");
    looks.language("en");
    looks.open("/console/dispatches/1");
    assertThat(page.locator(".flag")).containsText("Sending starts at 28 May 08:30:00");
    looks.language("zh");
    looks.open("/console/dispatches/1");
    page.locator("form[action$='/start'] button").click();
    assertThat(page.locator(".flag")).hasCount(0);
    assertThat(page.locator("form[action$='/stop'] button")).isVisible();
    assertThat(looks.complaints).isEmpty();
  }
}
