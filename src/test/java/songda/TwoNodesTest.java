package songda;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.testing.EventLines;
import songda.testing.NodeDesk;
import songda.testing.Patience;
import songda.testing.RunningNode;
import songda.testing.ScriptlessBrowser;

/** Two nodes on one database share nothing else, and people do not notice which one they reach. */
class TwoNodesTest {
  private static RunningNode one;
  private static RunningNode two;
  private static NodeDesk desk;
  private static long dispatch;

  @BeforeAll
  static void open() {
    one = new RunningNode();
    two = one.beside();
    desk = new NodeDesk(one);
    desk.mail("上海市快递行业协会", "xiehui@a.example");
    desk.mail("上海市文明办", "wmb@a.example");
    dispatch = desk.release("上海市快递行业协会", "上海市文明办").id();
  }

  @AfterAll
  static void close() {
    two.close();
    one.close();
  }

  @Test
  void aSignatureMadeThroughTheOtherNodeShowsOnTheOpenBoard() throws Exception {
    ScriptlessBrowser clerk = new ScriptlessBrowser(one.url()).signIn("sun", NodeDesk.PASSWORD);
    String board = "/console/dispatches/" + dispatch;
    try (EventLines lines = clerk.events(board + "/events")) {
      lines.await("event: changed", 0);
      assertThat(clerk.get(board + "/rows").body()).doesNotContain("周建国");
      ScriptlessBrowser recipient = new ScriptlessBrowser(two.url());
      String page = page("上海市快递行业协会");
      assertThat(recipient.get(page).statusCode()).isEqualTo(200);
      long before = lines.count("event: changed");
      HttpResponse<String> signed = recipient.post(page + "/sign", "person", "周建国");
      assertThat(signed.body()).contains("周建国");
      lines.await("event: changed", before);
      assertThat(clerk.get(board + "/rows").body()).contains("周建国").contains("已签收");
    }
  }

  @Test
  void anAnnouncementAloneReachesTheOtherNode() throws Exception {
    ScriptlessBrowser clerk = new ScriptlessBrowser(one.url()).signIn("sun", NodeDesk.PASSWORD);
    try (EventLines lines = clerk.events("/console/dispatches/" + dispatch + "/events")) {
      settle(lines);
      long before = lines.count("event: changed");
      // No tally changes, so that the comparing underneath has nothing to tell.
      two.rooms().announcer.changed(dispatch);
      lines.await("event: changed", before);
    }
  }

  @Test
  void aSessionOfOneNodeIsASessionOfTheOther() {
    ScriptlessBrowser here = new ScriptlessBrowser(one.url()).signIn("sun", NodeDesk.PASSWORD);
    ScriptlessBrowser there = here.at(two.url());
    assertThat(there.get("/console").body()).contains("待我办理");
    there.post("/console/sign-out");
    assertThat(here.get("/console").uri().getPath()).isEqualTo("/console/sign-in");
  }

  /** What the engines still do, and the feed's first comparison, is over. */
  private static void settle(EventLines lines) {
    desk.untilFinished(dispatch);
    await(one.rooms().announcer.runOnce());
    await(two.rooms().announcer.runOnce());
    Patience.until(
        "nothing has changed since the last comparison",
        () -> await(one.rooms().feed.runOnce()) == 0);
    long now = lines.count("event: changed");
    assertThat(now).isPositive();
  }

  private static String page(String unit) {
    var row =
        await(
                one.rooms()
                    .database
                    .pool()
                    .preparedQuery(
                        "select public_id, token_version from addressee where dispatch_id = $1 and unit_name = $2")
                    .execute(Tuple.of(dispatch, unit)))
            .iterator()
            .next();
    return "/r/" + one.rooms().tokens.token(row.getUUID(0), row.getInteger(1));
  }
}
