package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
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

  @Test
  void whatWouldBeSentIsSeenBefore() {
    house.office.rows(
        "update endpoint set hint = 'y****@qq.com' where id = (select max(id) from endpoint)");
    looks.open("/console/bulletins/" + house.office.approved());
    page.click("a[href$='/preview']");
    assertThat(page.locator(".counters")).containsText("收文单位 6");
    assertThat(page.locator(".counters")).containsText("邮件 4");
    assertThat(page.locator("details").first()).containsText("上海市文明办、上海市交通委文明办");
    assertThat(page.locator(".message")).containsText("国家邮政局精神文明建设指导委员会：");
    assertThat(page.locator(".message")).containsText("https://songda.example/r/…");
    assertThat(page.locator(".warn")).containsText("圆通速递（y****@qq.com）");
    looks.at("preview");
    page.selectOption("#unit", new SelectOption().setLabel("上海市文明办"));
    page.click(".inline button");
    assertThat(page.locator(".message")).containsText("上海市交通委文明办：");
    looks.printed("preview");
    looks.open("/console/bulletins/" + house.office.draft() + "/preview");
    assertThat(page.locator(".warn").last()).containsText("报头还不完整");
    looks.at("preview-incomplete");
    looks.language("en");
    looks.open("/console/bulletins/1/preview");
    assertThat(page.locator("h1")).hasText("Preview");
    assertThat(looks.complaints).isEmpty();
  }
}
