package songda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Scope;
import songda.audit.Actor;

/** Bad input at the API: an RFC 9457 problem, an audit entry, nothing half done. */
class BadInputOfTheApiTest {
  private static final String NUL = "a\u0000b";

  private ApiHouse house;
  private String key;
  private int audited;

  @BeforeEach
  void open() {
    house = new ApiHouse();
    key = house.key(house.office.cast.clerk(), Scope.values());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aFileThatCannotBeTakenInIsRefusedWithItsLineAndKeepsNothing() {
    problem(file("空.txt", new byte[0]), 422, "bulletin.unreadable", "“空.txt”没有内容");
    problem(file("简报.docx", new byte[] {'P', 'K', 3, 4, 0, 0}), 422, "bulletin.unreadable", "已损坏");
    problem(text("一篇文章。\n只有正文。"), 422, "bulletin.unreadable", "没有找到发送范围");
    JsonObject problem =
        problem(text("一篇文章\n正文。\n报：\n送：上海市文明办\n"), 422, "bulletin.unreadable", "没有单位名称");
    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertThat(error.getInteger("line")).isEqualTo(3);
    assertThat(error.getString("near")).isEqualTo("报：");
    assertThat(error.getString("code")).isEqualTo("notice.empty_relation");
    JsonObject classified = problem(text("机密\n一篇文章\n正文。\n送：上海市文明办\n"), 422, "bulletin.unreadable");
    assertThat(classified.getJsonArray("errors").getJsonObject(0).getString("code"))
        .isEqualTo("notice.classified");
    assertThat(house.office.rows("select 1 from bulletin")).isEmpty();
    assertThat(house.office.rows("select 1 from document")).isEmpty();
  }

  @Test
  void anUploadOverTheLimitOrWithoutItsEndIsRefusedUnderTheNameOfTheKey() {
    problem(file("大.txt", new byte[(20 << 20) + 1]), 413, "api.too_large", "20 MB");
    String cut =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n一篇";
    problem(multipart(cut.getBytes(StandardCharsets.UTF_8)), 400, "api.request", "has no end");
    problem(multipart("--x--\r\n".getBytes(StandardCharsets.UTF_8)), 400, "api.request", "file");
    assertThat(house.office.rows("select 1 from document")).isEmpty();
  }

  @Test
  void whatDoesNotFitTheContractIsNamed() {
    problem(send("PUT", "/bulletins/1/header", "{\"name\":"), 400, "api.request", "decoded");
    problem(
        put("/bulletins/1/header", new JsonObject().put("issue", 99_999_999_999L)),
        400,
        "api.request",
        "\"issue\"");
    problem(
        put("/bulletins/1/header", new JsonObject().put("issued_on", "2022-02-30")),
        400,
        "api.request",
        "2022-02-30");
    problem(post("/dispatches/99999999999999999999/retry"), 400, "api.request", "9007199254740991");
    problem(
        put(
            "/bulletins/1/entries",
            new JsonObject().put("position", 4_294_967_297L).put("reading", 0)),
        400,
        "api.request",
        "\"position\"");
    problem(house.get(key, "/units?limit=0"), 400, "api.request", "less than 1");
  }

  @Test
  void textsThatCannotBeStoredOrPrintedAreRefusedByWhoKnowsThem() {
    house.office.furnish();
    long id = house.office.draft();
    String page = "/bulletins/" + id;
    JsonObject header = problem(put(page + "/header", name("两行\n简报")), 422, "header.invalid", "换行");
    assertThat(header.getJsonArray("errors").getJsonObject(0).getString("code"))
        .isEqualTo("header.invalid.name");
    problem(
        put(page + "/entries", name(NUL).put("position", 1).put("kind", "unit")),
        422,
        "decision.bad_name");
    problem(
        post("/units", name(NUL).put("standing", "peer").put("kind", "other")),
        422,
        "unit.bad_name");
    JsonObject phrase =
        new JsonObject().put("phrase", NUL).put("member_ids", new JsonArray().add(1));
    problem(post("/collectives", phrase), 422, "collective.empty");
    assertThat(house.office.rows("select 1 from unit where name like 'a%'")).isEmpty();
    assertThat(house.office.rows("select 1 from bulletin where revision > 0")).isEmpty();
  }

  @Test
  void aFileNameThatWouldForgeAHeaderIsKeptWithoutItsLineBreaks() {
    JsonObject body =
        new JsonObject()
            .put("text", "一篇文章\n正文。\n送：上海市文明办\n")
            .put("file_name", "C:\\简报\\第5期.txt\r\nBcc: x@y.example");
    HttpResponse<String> answer = post("/bulletins", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(new JsonObject(answer.body()).getString("file_name"))
        .isEqualTo("第5期.txtBcc: x@y.example");
  }

  @Test
  void aUnitWithoutEndpointIsNamedWhenTheBulletinIsSubmitted() {
    house.office.furnish();
    long id = house.office.confirmed();
    house.office.rows("update unit set paper = false where name = '上海市快递行业协会'");
    JsonObject problem =
        problem(post("/bulletins/" + id + "/submit"), 422, "release.incomplete", "纸质");
    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("code")).isEqualTo("unit.unreachable");
    assertThat(error.getString("near")).isEqualTo("上海市快递行业协会");
    assertThat(house.office.rows("select state from bulletin").get(0).getString(0))
        .isEqualTo("draft");
  }

  @Test
  void aReturnWithoutAReasonWeKnowRecordsNothing() {
    house.office.furnish();
    long dispatch = house.office.released().id();
    long addressee = house.office.rows("select min(id) from addressee").get(0).getLong(0);
    String path = "/addressees/" + dispatch + "-" + addressee + "/return";
    JsonObject body =
        new JsonObject()
            .put("person", "王某")
            .put("method", "proxy_phone")
            .put("acted_at", "2022-05-27T04:00:00Z")
            .put("note", "王某来电");
    problem(post(path, body), 422, "acknowledgment.reason_unknown", "退回原因");
    problem(post(path, body.copy().put("reason", "garbage")), 422, "acknowledgment.reason_unknown");
    assertThat(house.office.rows("select 1 from acknowledgment")).isEmpty();
    HttpResponse<String> answer = post(path, body.copy().put("reason", "duplicate"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void aRevokedKeyIsRefusedAndCounted() {
    long id = house.office.rows("select max(id) from api_key").get(0).getLong(0);
    done(house.keys.revoke(Actor.system("test"), id));
    HttpResponse<String> answer = house.get(key, "/bulletins");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("api.key");
    await(house.counter.runOnce(house.clock.instant().plus(Duration.ofMinutes(1))));
    assertThat(
            house.office.rows(
                "select 1 from audit_entry where action = 'api.key' and result = 'refused'"))
        .hasSize(1);
  }

  private static JsonObject name(String name) {
    return new JsonObject().put("name", name);
  }

  private HttpResponse<String> text(String text) {
    return post("/bulletins", new JsonObject().put("text", text).put("file_name", "简报.txt"));
  }

  private HttpResponse<String> file(String name, byte[] content) {
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: text/plain\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] end = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[start.length + content.length + end.length];
    System.arraycopy(start, 0, body, 0, start.length);
    System.arraycopy(content, 0, body, start.length, content.length);
    System.arraycopy(end, 0, body, start.length + content.length, end.length);
    return multipart(body);
  }

  private HttpResponse<String> multipart(byte[] body) {
    return house.send(
        house
            .request("/bulletins")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> put(String path, JsonObject body) {
    return house.call("PUT", key, path, body);
  }

  private HttpResponse<String> post(String path, JsonObject body) {
    return house.call("POST", key, path, body);
  }

  private HttpResponse<String> post(String path) {
    return post(path, new JsonObject());
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return house.send(
        house
            .request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The problem, its words in detail or errors, and one more entry of the audit. */
  private JsonObject problem(
      HttpResponse<String> answer, int status, String code, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("code")).isEqualTo(code);
    assertThat(body.getInteger("status")).isEqualTo(status);
    String said = body.getString("detail") + body.getJsonArray("errors");
    assertThat(List.of(words)).allSatisfy(word -> assertThat(said).contains(word));
    audited++;
    assertThat(
            house.office.rows(
                "select 1 from audit_entry where result = 'refused' and actor = 'account:zhang'"))
        .hasSize(audited);
    return body;
  }
}
