package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import songda.testing.Chromium;

/** The console in a real browser, wide and narrow; pictures go to {@code target/looks}. */
class ConsoleLooksTest {

  @Test
  void theBoardChangesByItselfAndNoPageIsWiderThanAPhone() {
    try (ConsoleHouse house = new ConsoleHouse();
        Chromium chromium = new Chromium()) {
      Browser browser = chromium.browser();
      house.office.furnish();
      long draft = house.office.draft();
      long dispatch = house.office.released().id();
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 900));
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      look(page, house.url + "/console/sign-in", "sign-in");
      page.fill("#login", "sun");
      page.fill("#password", ConsoleHouse.PASSWORD);
      page.click("button.primary");
      look(page, house.url + "/console", "home");
      look(page, house.url + "/console/import", "import");
      look(page, house.url + "/console/bulletins/" + draft, "confirm");
      look(page, house.url + "/console/audit", "audit");
      look(page, house.url + "/console/dispatches/" + dispatch, "board");
      sign(house, dispatch);
      assertThat(page.locator(".counters .s-acknowledged b")).hasText("1");
      look(page, house.url + "/console/dispatches/" + dispatch, "board-signed");
      assertThat(complaints).isEmpty();
    }
  }

  private static void look(Page page, String url, String name) {
    page.navigate(url);
    Looks.see(page, name);
  }

  /** What a signature does to the ledger, seen from here: one addressee moves. */
  private static void sign(ConsoleHouse house, long dispatch) {
    await(
        house
            .test
            .database()
            .inTransaction(
                conn ->
                    conn.preparedQuery(
                            "update addressee set state = 'acknowledged', closed_at = now() where dispatch_id = $1 and unit_name = '圆通速递'")
                        .execute(Tuple.of(dispatch))
                        .compose(
                            moved ->
                                conn.preparedQuery(
                                        """
                                        insert into tally_delta (dispatch_id, subject, relation, channel, state, n)
                                        values ($1, 'addressee', 'send', 'email', 'pending', -1),
                                               ($1, 'addressee', 'send', 'email', 'acknowledged', 1)
                                        """)
                                    .execute(Tuple.of(dispatch)))));
  }
}
