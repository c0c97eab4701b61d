package songda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import songda.access.Account;
import songda.access.Caller;
import songda.access.NewAccount;
import songda.access.Role;
import songda.answer.Answer;
import songda.audit.Actor;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.testing.Axe;
import songda.testing.Chromium;
import songda.testing.RunningNode;

/**
 * One bulletin, from pasting its text to a signature that shows on the open board, as people do it.
 */
class WholeStoryInTheBrowserTest {
  private static final Path PICTURES = Path.of("target", "looks");
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern LINK =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/r/[A-Za-z0-9_-]+");

  @Test
  void aClerkImportsConfirmsAndReleasesAReviewerApprovesARecipientSignsAndTheBoardChanges()
      throws IOException {
    Files.createDirectories(PICTURES);
    try (RunningNode node = new RunningNode();
        Chromium chromium = new Chromium()) {
      furnish(node);
      Page clerk = signedIn(chromium.browser(), node.url(), "sun");
      String bulletin = imported(clerk, node.url());
      confirm(clerk);
      approve(signedIn(chromium.browser(), node.url(), "zhou"), bulletin);
      release(clerk, bulletin);
      assertThat(clerk.locator(".counters .s-acknowledged b")).hasText("0");
      recipientSigns(chromium.browser(), node);
      assertThat(clerk.locator(".counters .s-acknowledged b")).hasText("1");
      picture(clerk, "story-board");
    }
  }

  private static String imported(Page clerk, String url) throws IOException {
    clerk.navigate(url + "/console/import");
    clerk.fill("#text", "报：\n送：各快递企业");
    clerk.click("button.primary");
    assertThat(clerk.locator(".problem")).containsText("第 1 行");
    assertThat(clerk.locator(".lines mark")).containsText("报：");
    picture(clerk, "story-import-error");
    clerk.fill("#text", resource("/songda/bulletin/sample.txt"));
    clerk.click("button.primary");
    assertThat(clerk.locator("tr[data-entry]")).hasCount(13);
    return clerk.url();
  }

  private static void confirm(Page clerk) {
    picture(clerk, "story-confirm");
    while (clerk.locator("form.question").count() > 0) {
      int open = clerk.locator("form.question").count();
      clerk.locator("form.question input[type=radio][value='0']").first().check();
      clerk.locator("form.question button").first().click();
      assertThat(clerk.locator("form.question")).hasCount(open - 1);
    }
    clerk.fill("#h-name", "邮政快递业简报");
    clerk.fill("#h-year", "2022");
    clerk.fill("#h-issue", "5");
    clerk.fill("#h-issuer", "上海市邮政管理局");
    clerk.fill("#h-issued", "2022-05-27");
    clerk.click(".header-form button");
    clerk.click(".steps button.primary");
    assertThat(clerk.locator(".steps")).containsText("复核");
  }

  private static void approve(Page reviewer, String bulletin) {
    reviewer.navigate(bulletin);
    picture(reviewer, "story-review");
    reviewer.click(".steps button.primary");
    assertThat(reviewer.locator(".crumbs")).not().containsText("待复核");
  }

  private static void release(Page clerk, String bulletin) {
    clerk.onDialog(Dialog::accept);
    clerk.navigate(bulletin);
    clerk.click(".steps button.primary");
    assertThat(clerk.locator(".counters")).containsText("24");
    assertThat(clerk.locator("table.rows")).containsText("上海市快递行业协会");
  }

  private static void recipientSigns(Browser browser, RunningNode node) {
    Page recipient = browser.newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
    recipient.navigate(link(node, "xiehui@songda.example"));
    assertThat(recipient.locator("h1")).hasText("上海市快递行业协会：");
    picture(recipient, "story-recipient");
    recipient.fill("input[name=person]", "周建国");
    recipient.fill("input[name=post]", "秘书长");
    recipient.click("button[type=submit]");
    assertThat(recipient.locator(".verdict")).containsText("周建国");
    picture(recipient, "story-recipient-signed");
  }

  private static String link(RunningNode node, String address) {
    for (int tries = 0; tries < 100; tries++) {
      for (var mail : node.mails().mails()) {
        Matcher link = LINK.matcher(mail.text());
        if (mail.to().equals(address) && link.find()) {
          return link.group();
        }
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
    }
    throw new AssertionError("no mail with a link came to " + address);
  }

  private static Page signedIn(Browser browser, String url, String login) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions().setViewportSize(1200, 900).setLocale("zh-CN"))
            .newPage();
    page.navigate(url + "/console/sign-in");
    page.fill("#login", login);
    page.fill("#password", PASSWORD);
    page.click("button.primary");
    assertThat(page.locator("h1")).hasText("待我办理");
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    Axe.check(page, name);
  }

  private static void furnish(RunningNode node) throws IOException {
    Account sun = account(node, "sun", "孙某", Role.CLERK);
    account(node, "zhou", "周某", Role.REVIEWER);
    Caller caller = new Caller(sun, "127.0.0.1");
    JsonObject directory = new JsonObject(resource("/demo/directory.json"));
    Map<String, Long> ids = new HashMap<>();
    for (JsonObject unit : objects(directory, "units")) {
      long id = unit(node, caller, unit);
      ids.put(unit.getString("name"), id);
    }
    for (JsonObject phrase : objects(directory, "collectives")) {
      List<Long> members = phrase.getJsonArray("members").stream().map(ids::get).toList();
      done(await(node.rooms().collectives.map(caller, phrase.getString("phrase"), members)));
    }
  }

  private static long unit(RunningNode node, Caller caller, JsonObject unit) {
    boolean paper = unit.getString("channel").equals("paper");
    NewUnit fresh =
        new NewUnit(
            unit.getString("name"),
            Standing.of(unit.getString("standing")),
            UnitKind.of(unit.getString("kind")),
            null,
            paper,
            List.of(),
            List.of());
    long id = done(await(node.rooms().units.create(caller, fresh))).id();
    boolean hook = unit.getString("channel").equals("webhook");
    String address =
        hook
            ? "http://127.0.0.1:" + node.hooks().port() + "/hook/" + unit.getString("slug")
            : unit.getString("slug") + "@songda.example";
    if (!paper) {
      String secret = hook ? "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz" : null;
      String channel = hook ? "webhook" : "email";
      done(await(node.rooms().endpoints.attach(caller, id, channel, address, secret, 1)));
    }
    return id;
  }

  private static Account account(RunningNode node, String login, String name, Role role) {
    NewAccount fresh = new NewAccount(login, name, Set.of(role));
    return done(await(node.rooms().accounts.create(Actor.system("test"), fresh, PASSWORD)));
  }

  private static List<JsonObject> objects(JsonObject json, String key) {
    JsonArray array = json.getJsonArray(key);
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  private static String resource(String path) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WholeStoryInTheBrowserTest.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
