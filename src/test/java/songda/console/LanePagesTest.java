package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 线路, and the board's 停止发送, in a real browser. */
class LanePagesTest {
  private ConsoleHouse house;
  private long dispatch;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    dispatch = house.office.released().id();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String one(String sql) {
    return String.valueOf(house.office.rows(sql).get(0).getValue(0));
  }

  @Test
  void aBrokenLaneIsShownWithItsReasonAndTriedAgainByHand() {
    house.office.rows(
        "update endpoint set failures = 7, breaker = 'open', hold_until = now() + interval '4 minutes',"
            + " hold_reason = 'no answer within 10000 ms <b>' where id = (select min(id) from endpoint)");
    house.office.rows(
        "insert into endpoint (channel, fingerprint, address, hint, created_at, failures, hold_reason)"
            + " values ('relay', sha256('r'), '', 'smtp.exmail.example:465', now(), 2,"
            + " 'connection refused at connect; nothing was sent')");
    try (Looks looks = new Looks(house, "sun")) {
      looks.open("/console/lanes");
      assertThat(looks.page.content()).contains("&lt;b&gt;").contains("全部邮件").contains("已暂停");
      looks.at("lanes");
      looks.language("en");
      looks.open("/console/lanes");
      looks.at("lanes-en");
      looks.language("zh");
      looks.open("/console/lanes");
      int before = looks.page.locator("tbody tr").count();
      looks.page.locator("tbody tr button").first().click();
      looks.page.waitForCondition(() -> looks.page.locator("tbody tr").count() < before);
      assertThat(looks.page.locator("tbody tr").count()).isEqualTo(before - 1);
      house.office.rows("update endpoint set failures = 0");
      looks.open("/console/lanes");
      assertThat(looks.page.locator("main").innerText()).contains("所有线路都通");
      looks.at("lanes-empty");
      assertThat(looks.complaints).isEmpty();
    }
    assertThat(one("select count(*) from audit_entry where action = 'lane.reset'")).isEqualTo("1");
  }

  @Test
  void aDispatchIsStoppedAfterAQuestionAndGoesOn() {
    try (Looks looks = new Looks(house, "sun")) {
      looks.open("/console/dispatches/" + dispatch);
      looks.page.onDialog(
          dialog -> {
            assertThat(dialog.message()).contains("已经发出的收不回来");
            dialog.accept();
          });
      looks.page.locator("form[action$='/stop'] button").click();
      looks.page.waitForSelector("form[action$='/resume']");
      assertThat(looks.page.locator("#board").innerText()).contains("已停止发送：4 件还没发出");
      assertThat(one("select count(*) from delivery where held_reason = 'stopped'")).isEqualTo("4");
      looks.at("board-stopped");
      looks.page.locator("form[action$='/resume'] button").click();
      looks.page.waitForSelector("form[action$='/stop']");
      assertThat(one("select count(*) from delivery where held_reason is null")).isEqualTo("4");
      assertThat(looks.complaints).isEmpty();
    }
  }
}
