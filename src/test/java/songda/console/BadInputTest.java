package songda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.answer.Messages;
import songda.testing.ScriptlessBrowser;

/** Bad input at the console: a sentence, the right status, an audit entry, nothing half done. */
class BadInputTest {
  private static final byte[] ZIP = {'P', 'K', 3, 4, 0, 0, 0, 0};

  private ConsoleHouse house;
  private ScriptlessBrowser clerk;
  private int audited;

  @BeforeEach
  void open() {
    house = new ConsoleHouse();
    clerk = house.signedIn("sun");
    clerk.get("/console/import");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aTextThatCannotBeTakenInIsRefusedWithItsLineAndKeepsNothing() {
    assertRefused(paste(""), 422, "bulletin.add", "没有内容");
    assertRefused(upload("空.txt", new byte[0]), 422, "bulletin.add", "“空.txt”没有内容");
    assertRefused(upload("简报.docx", ZIP), 422, "bulletin.add", "“简报.docx”已损坏");
    assertRefused(paste("一篇文章。\n只有正文。"), 422, "bulletin.add", "没有找到发送范围");
    HttpResponse<String> empty = paste("一篇文章\n正文。\n报：\n送：上海市文明办\n");
    assertRefused(empty, 422, "bulletin.add", "第 3 行", "</span>报：</mark>", "没有单位名称");
    assertRefused(
        paste("一篇文章\n正\u0000文是一段够长的文字。\n送：上海市文明办\n"), 422, "bulletin.add", "第 2 行", "U+0000");
    assertRefused(paste("秘密★1年\n一篇文章\n正文。\n送：上海市文明办\n"), 422, "bulletin.add", "第 1 行", "秘密");
    assertThat(house.office.rows("select 1 from bulletin")).isEmpty();
    assertThat(house.office.rows("select 1 from document")).isEmpty();
  }

  @Test
  void anUploadOverTheLimitIsRefusedUnderTheNameOfWhoSentIt() {
    HttpResponse<String> answer = upload("大.txt", new byte[(20 << 20) + 70_000]);
    assertRefused(answer, 413, "console.too_large", "文件太大", "20 MB", "没有保存");
    assertThat(refusals("console.too_large")).containsExactly("account:sun");
    assertThat(house.office.rows("select 1 from document")).isEmpty();
  }

  @Test
  void aFormThatEndsInTheMiddleOfItsFileIsRefusedInsteadOfHanging() throws Exception {
    String cut =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n一篇";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(house.url + "/console/import"))
            .timeout(Duration.ofSeconds(20))
            .header("content-type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(cut))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("无法读取").contains("没有做任何改动");
    assertThat(counted("console.unreadable")).isEqualTo(1);
  }

  @Test
  void whoGoesAwayInTheMiddleOfAnUploadLeavesNothing() throws IOException {
    String cut =
        """
        POST /console/import HTTP/1.1
        Host: x
        Content-Length: 1000
        Content-Type: multipart/form-data; boundary=x

        --x
        Content-Disposition: form-data; name="file"; filename="a"

        abc"""
            .replace("\n", "\r\n");
    int port = URI.create(house.url).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(cut.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(clerk.get("/console").statusCode()).isEqualTo(200);
    assertThat(house.office.rows("select 1 from document")).isEmpty();
  }

  @Test
  void anEndedSessionIsToldOnceAndCountedAndItsFormDoesNothing() {
    long id = house.office.draft();
    house.office.clock.advance(Duration.ofHours(8));
    HttpResponse<String> answer = clerk.post("/console/bulletins/" + id + "/submit");
    assertThat(answer.uri().getPath()).isEqualTo("/console/sign-in");
    assertThat(answer.body()).contains("登录已过期");
    assertThat(counted("console.session")).isEqualTo(1);
    assertThat(clerk.get("/console/audit").body())
        .doesNotContain("登录已过期")
        .contains("name=\"login\"");
    assertThat(counted("console.session")).isEqualTo(1);
    assertThat(house.office.rows("select 1 from audit_entry where action = 'bulletin.submit'"))
        .isEmpty();
  }

  @Test
  void aWrongPasswordIsCountedAndAuditedOncePerMinute() {
    ScriptlessBrowser stranger = house.browser();
    stranger.get("/console/sign-in");
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer =
          stranger.post("/console/sign-in", "login", "sun", "password", "wrong horse");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains(Messages.text(Language.ZH, "refusal.access.login"));
    }
    assertThat(counted("access.login")).isEqualTo(3);
    await(house.refusals.runOnce(house.office.now().plus(Duration.ofMinutes(1))));
    assertThat(refusals("access.login")).hasSize(1);
  }

  @Test
  void aCharacterThatCannotBeStoredIsNamedWhereverItIsTyped() {
    long id = house.office.draft();
    String page = "/console/bulletins/" + id;
    clerk.get(page);
    assertRefused(
        clerk.post(page + "/header", "name", "邮政\u0000简报"), 422, "bulletin.header", "不可见字符");
    clerk.get(page);
    assertRefused(
        clerk.post(page + "/header", "issued_on", "+999999999-01-01"),
        422,
        "bulletin.header",
        "1949年至9999年");
    assertRefused(
        clerk.post(page + "/header", "year", "今年"), 422, "header.unreadable", "value=\"今年\"");
    assertRefused(clerk.get("/console/dispatches/0?name=%00"), 422, "console.character", "U+0000");
    ScriptlessBrowser stranger = house.browser();
    stranger.get("/console/sign-in");
    assertThat(stranger.post("/console/sign-in", "login", "a\u0000", "password", "x").statusCode())
        .isEqualTo(422);
    assertThat(house.office.rows("select 1 from bulletin where name is not null")).isEmpty();
  }

  @Test
  void aUnitWithoutEndpointIsNamedWhenTheBulletinIsSubmitted() {
    house.office.furnish();
    long id = house.office.confirmed();
    house.office.rows("update unit set paper = false where name = '上海市快递行业协会'");
    String page = "/console/bulletins/" + id;
    clerk.get(page);
    assertRefused(
        clerk.post(page + "/submit"), 422, "bulletin.submit", "“上海市快递行业协会”", "送达地址", "纸质");
    assertThat(house.office.rows("select state from bulletin").get(0).getString(0))
        .isEqualTo("draft");
  }

  @Test
  void aPageThatIsNotThereSaysSo() {
    for (String path : List.of("/console/nothing", "/console/bulletins/x", "/console/%E0%80")) {
      HttpResponse<String> answer = clerk.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).contains("没有这一页");
    }
  }

  private HttpResponse<String> paste(String text) {
    return clerk.post("/console/import", "text", text);
  }

  private HttpResponse<String> upload(String name, byte[] content) {
    return clerk.upload("/console/import", name, content);
  }

  /** The status, the words, and one more entry of the audit since the last call. */
  private void assertRefused(
      HttpResponse<String> answer, int status, String action, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    audited++;
    assertThat(house.office.rows("select 1 from audit_entry where result = 'refused'"))
        .hasSize(audited);
    assertThat(refusals(action)).contains("account:sun");
  }

  private List<String> refusals(String action) {
    return house
        .office
        .rows("select actor from audit_entry where action = $1 and result = 'refused'", action)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private int counted(String action) {
    return house
        .office
        .rows("select coalesce(sum(n), 0)::int from refusal_count where action = $1", action)
        .get(0)
        .getInteger(0);
  }
}
