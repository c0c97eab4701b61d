package songda;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.access.Account;
import songda.access.Caller;
import songda.access.NewAccount;
import songda.access.Role;
import songda.answer.Answer;
import songda.audit.Actor;
import songda.bulletin.Bulletin;
import songda.bulletin.Header;
import songda.bulletin.Upload;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.dispatch.Dispatch;
import songda.testing.EventLines;
import songda.testing.Patience;
import songda.testing.RunningNode;
import songda.testing.ScriptlessBrowser;

/** Two nodes on one database share nothing else, and people do not notice which one they reach. */
class TwoNodesTest {
  private static final String PASSWORD = "correct horse battery";

  private static RunningNode one;
  private static RunningNode two;
  private static long dispatch;

  @BeforeAll
  static void open() {
    one = new RunningNode();
    two = one.beside();
    dispatch = released().id();
  }

  @AfterAll
  static void close() {
    two.close();
    one.close();
  }

  @Test
  void aSignatureMadeThroughTheOtherNodeShowsOnTheOpenBoard() throws Exception {
    ScriptlessBrowser clerk = new ScriptlessBrowser(one.url()).signIn("sun", PASSWORD);
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
    ScriptlessBrowser clerk = new ScriptlessBrowser(one.url()).signIn("sun", PASSWORD);
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
    ScriptlessBrowser here = new ScriptlessBrowser(one.url()).signIn("sun", PASSWORD);
    ScriptlessBrowser there = here.at(two.url());
    assertThat(there.get("/console").body()).contains("待我办理");
    there.post("/console/sign-out");
    assertThat(here.get("/console").uri().getPath()).isEqualTo("/console/sign-in");
  }

  /** What the engines still do, and the feed's first comparison, is over. */
  private static void settle(EventLines lines) {
    Patience.until("the dispatch is finished", () -> state().equals("finished"));
    await(one.rooms().announcer.runOnce());
    await(two.rooms().announcer.runOnce());
    Patience.until(
        "nothing has changed since the last comparison",
        () -> await(one.rooms().feed.runOnce()) == 0);
    long now = lines.count("event: changed");
    assertThat(now).isPositive();
  }

  private static String state() {
    return await(one.rooms().board.totals(dispatch)).orElseThrow().head().state();
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

  private static Dispatch released() {
    Caller clerk = caller("sun", "孙某", Role.CLERK);
    Caller reviewer = caller("zhou", "周某", Role.REVIEWER);
    unit(clerk, "上海市快递行业协会", "xiehui@a.example");
    unit(clerk, "上海市文明办", "wmb@a.example");
    Upload upload =
        new Upload("简报.txt", "一篇文章\n一段正文。\n送：上海市快递行业协会，上海市文明办\n".getBytes(StandardCharsets.UTF_8));
    Bulletin bulletin = done(await(one.rooms().bulletins.add(clerk, upload)));
    Header header =
        new Header(
            "邮政快递业简报",
            5,
            null,
            false,
            2022,
            "上海市邮政管理局",
            LocalDate.of(2022, 5, 27),
            null,
            null,
            null);
    done(await(one.rooms().bulletins.setHeader(clerk, bulletin.id(), null, header, null)));
    done(await(one.rooms().review.submit(clerk, bulletin.id())));
    done(await(two.rooms().review.approve(reviewer, bulletin.id(), null, null)));
    return done(await(two.rooms().release.release(clerk, bulletin.id())));
  }

  private static void unit(Caller clerk, String name, String mail) {
    NewUnit unit =
        new NewUnit(name, Standing.PEER, UnitKind.OTHER, null, false, List.of(), List.of());
    long id = done(await(one.rooms().units.create(clerk, unit))).id();
    done(await(one.rooms().endpoints.attach(clerk, id, "email", mail, null, 1)));
  }

  private static Caller caller(String login, String name, Role role) {
    NewAccount fresh = new NewAccount(login, name, Set.of(role));
    Account account =
        done(await(one.rooms().accounts.create(Actor.system("test"), fresh, PASSWORD)));
    return new Caller(account, "127.0.0.1");
  }

  private static <T> T done(Answer<T> answer) {
    return answer.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal);
        });
  }
}
