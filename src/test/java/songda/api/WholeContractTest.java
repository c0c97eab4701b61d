package songda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import com.standardwebhooks.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.access.Scope;

/** Walks every operation of the contract, from an empty directory to the audit. */
class WholeContractTest {
  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("a secret of twenty-four b".getBytes(StandardCharsets.US_ASCII));

  private static ApiHouse house;
  private static OpenAPIContract contract;
  private final Set<String> walked = new HashSet<>();
  private String clerk;
  private String reviewer;
  private long system;
  private long released;

  @BeforeAll
  static void open() {
    house = new ApiHouse();
    contract = await(OpenAPIContract.from(house.test.vertx(), "openapi.yaml"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void everyOperationDoesWhatTheContractSays() throws Exception {
    clerk = house.key(house.office.cast.clerk(), Scope.READ, Scope.WRITE, Scope.DIRECTORY);
    reviewer = house.key(house.office.cast.reviewer(), Scope.READ, Scope.REVIEW);
    directory();
    long dispatch = bulletin();
    roster();
    walked.addAll(InstructionsOfTheApiTest.walked(house, released));
    dispatch(dispatch);
    walked.add(SpreadsheetOfTheApiTest.registerWalked(house, clerk, dispatch));
    audit();
    Set<String> all = new HashSet<>();
    for (Operation operation : contract.operations()) {
      all.add(operation.getOperationId());
    }
    assertThat(walked).isEqualTo(all);
  }

  private void directory() {
    house.office.furnish();
    JsonObject unit =
        new JsonObject()
            .put("name", "上海市精神文明办")
            .put("standing", "peer")
            .put("kind", "civilization");
    JsonObject made = ok(201, "createUnit", clerk, "/units", unit);
    system = made.getLong("id");
    JsonObject endpoint =
        new JsonObject()
            .put("unit_id", made.getLong("id"))
            .put("channel", "webhook")
            .put("address", "https://hook.example/songda")
            .put("secret", SECRET);
    JsonObject attached = ok(201, "attachEndpoint", clerk, "/endpoints", endpoint);
    assertThat(attached.encode()).doesNotContain("hook.example/songda").doesNotContain("whsec");
    JsonObject collective =
        new JsonObject()
            .put("phrase", "各文明办")
            .put("member_ids", new JsonArray().add(made.getLong("id")));
    ok(201, "mapCollective", clerk, "/collectives", collective);
    assertThat(items(ok(200, "listUnits", clerk, "/units", null))).isGreaterThan(5);
    walked.addAll(SpreadsheetOfTheApiTest.walked(house, clerk));
    assertThat(items(ok(200, "listCollectives", clerk, "/collectives?limit=1", null))).isEqualTo(1);
  }

  private long bulletin() {
    JsonObject noBlock = new JsonObject().put("text", "只有正文。").put("file_name", "a.txt");
    JsonObject unread = ok(422, "importBulletin", clerk, "/bulletins", noBlock);
    assertThat(unread.getJsonArray("errors")).isNotEmpty();
    long id = house.office.draft();
    String path = "/bulletins/" + id;
    assertThat(items(ok(200, "listBulletins", clerk, "/bulletins", null))).isEqualTo(1);
    assertThat(ok(422, "submitBulletin", clerk, path + "/submit", null).getString("code"))
        .isEqualTo("release.incomplete");
    ok(200, "setHeader", clerk, path + "/header", header());
    ok(
        200,
        "decideEntry",
        clerk,
        path + "/entries",
        new JsonObject().put("position", 4).put("unit_id", system));
    JsonObject added =
        new JsonObject()
            .put("from", 7)
            .put("to", 6)
            .put(
                "entries", new JsonArray().add(JsonObject.of("relation", "issue", "name", "圆通速递")));
    JsonObject edited = ok(200, "editEntries", clerk, path + "/entries", added);
    assertThat(edited.getJsonArray("entries").getJsonObject(6).getBoolean("edited")).isTrue();
    ok(200, "submitBulletin", clerk, path + "/submit", null);
    ok(200, "rejectBulletin", reviewer, path + "/reject", new JsonObject().put("reason", "请核对期号"));
    ok(200, "submitBulletin", clerk, path + "/submit", null);
    ok(200, "approveBulletin", reviewer, path + "/approve", new JsonObject());
    JsonObject preview = ok(200, "previewBulletin", clerk, path + "/preview?unit_id=1", null);
    assertThat(preview.getInteger("units")).isEqualTo(6);
    assertThat(preview.getJsonObject("message").getString("text")).contains("请审阅");
    JsonObject tomorrow = new JsonObject().put("starts_at", "2022-05-28T08:30:00+08:00");
    JsonObject dispatch = ok(201, "releaseBulletin", clerk, path + "/release", tomorrow);
    assertThat(dispatch.getString("starts_at")).isEqualTo("2022-05-28T00:30:00Z");
    String start = "/dispatches/" + dispatch.getLong("id") + "/start";
    assertThat(ok(200, "startDispatch", clerk, start, null).getLong("deliveries")).isPositive();
    JsonObject read = ok(200, "readBulletin", clerk, path, null);
    assertThat(read.getString("state")).isEqualTo("released");
    released = id;
    return dispatch.getLong("id");
  }

  private void roster() {
    JsonObject text = new JsonObject().put("text", "只有正文。").put("file_name", "b.txt");
    JsonObject draft = ok(201, "importBulletin", clerk, "/bulletins?recipients=by_hand", text);
    String path = "/bulletins/" + draft.getLong("id");
    JsonObject line = new JsonObject().put("relation", "send").put("unit_id", system);
    JsonObject lines = new JsonObject().put("lines", new JsonArray().add(line));
    ok(200, "setRoster", clerk, path + "/roster", lines);
    walked.add("readBlock");
    assertThat(house.get(clerk, path + "/block?copies=2").body()).startsWith("送：上海市精神文明办。\n");
    JsonObject scope = ok(200, "saveScope", clerk, "/scopes", lines.copy().put("name", "日常范围"));
    assertThat(items(ok(200, "listScopes", clerk, "/scopes?limit=5", null))).isEqualTo(1);
    ok(200, "deleteScope", clerk, "/scopes/" + scope.getLong("id"), null);
  }

  private static JsonObject header() {
    return new JsonObject()
        .put("name", "精神文明建设简报")
        .put("issue", 5)
        .put("year", 2022)
        .put("issuer", "某局文明办")
        .put("issued_on", "2022-05-27")
        .put("deadline_on", "2022-06-10");
  }

  private void dispatch(long id) throws Exception {
    String path = "/dispatches/" + id;
    assertThat(items(ok(200, "listDispatches", clerk, "/dispatches", null))).isEqualTo(1);
    JsonObject register = ok(200, "listAddressees", clerk, path + "/addressees", null);
    String first = "/addressees/" + addressee(register, 0);
    String second = "/addressees/" + addressee(register, 1);
    watch(path);
    JsonObject deliveries = ok(200, "listDeliveries", clerk, path + "/deliveries?limit=200", null);
    JsonObject delivery = deliveries.getJsonArray("items").getJsonObject(0);
    assertThat(delivery.getString("state")).isEqualTo("queued");
    assertThat(delivery.getString("address")).contains("****");
    JsonObject one = ok(200, "readAddressee", clerk, first, null);
    assertThat(one.getString("unit")).isNotEmpty();
    assertThat(one.getJsonArray("deliveries").getJsonObject(0).getJsonArray("addressee_ids"))
        .contains(one.getString("addressee_id"));
    JsonObject act =
        new JsonObject()
            .put("person", "王某")
            .put("method", "proxy_phone")
            .put("note", "电话核实")
            .put("acted_at", house.clock.instant().toString());
    ok(201, "acknowledgeByProxy", clerk, first + "/acknowledge", act);
    ok(201, "returnByProxy", clerk, second + "/return", act.copy().put("reason", "incomplete"));
    ok(201, "resendToAddressee", clerk, second + "/resend", null);
    house.office.rows(
        "update delivery set state = 'failed', settled_at = now() where dispatch_id = $1 and id ="
            + " (select min(id) from delivery where dispatch_id = $1)",
        id);
    Object missed =
        house.office.rows("select min(id) from delivery where state = 'failed'").get(0).getValue(0);
    JsonObject some = new JsonObject().put("delivery_ids", new JsonArray().add(missed));
    assertThat(ok(200, "retryDispatch", clerk, path + "/retry", some).getLong("queued"))
        .isEqualTo(1);
    house.office.rows(
        "update endpoint set failures = 5, breaker = 'open', hold_until = now() + interval '1 hour',"
            + " hold_reason = 'down' where id = (select min(id) from endpoint)");
    JsonObject lane =
        ok(200, "listLanes", clerk, "/lanes", null).getJsonArray("items").getJsonObject(0);
    assertThat(lane.getBoolean("open")).isTrue();
    assertThat(lane.getString("reason")).isEqualTo("down");
    String reset = "/lanes/" + lane.getLong("id") + "/reset";
    assertThat(ok(200, "resetLane", clerk, reset, null).getString("address")).contains("****");
    assertThat(ok(200, "listLanes", clerk, "/lanes", null).getJsonArray("items")).isEmpty();
    house.office.rows("update dispatch set starts_at = now() + interval '1 day' where id = $1", id);
    house.office.rows(
        "update delivery set due_at = now() + interval '1 day' where dispatch_id = $1 and state = 'queued' and attempts = 0",
        id);
    Long held = ok(200, "stopDispatch", clerk, path + "/stop", null).getLong("deliveries");
    assertThat(held).isPositive();
    assertThat(ok(200, "resumeDispatch", clerk, path + "/resume", null).getLong("deliveries"))
        .isEqualTo(held);
    JsonObject read = ok(200, "readDispatch", clerk, path, null);
    assertThat(read.getJsonObject("addressees").getLong("acknowledged")).isEqualTo(1);
    signedCall(id);
  }

  private static String addressee(JsonObject register, int line) {
    return register.getJsonArray("items").getJsonObject(line).getString("addressee_id");
  }

  private void watch(String path) throws Exception {
    walked.add("watchDispatch");
    HttpRequest request =
        house.request(path + "/events").header("Authorization", "Bearer " + clerk).build();
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("event: totals");
      assertThat(lines.readLine()).startsWith("data: {\"id\":");
    }
  }

  /** A receiving system signs for its unit, with the library of the Standard Webhooks project. */
  private void signedCall(long dispatch) throws Exception {
    walked.add("receiveAcknowledgment");
    long delivery =
        house
            .office
            .rows(
                "select id from delivery where dispatch_id = $1 and channel = 'webhook'", dispatch)
            .get(0)
            .getLong("id");
    String body =
        new JsonObject()
            .put("webhook_id", "msg_" + dispatch + "_" + delivery)
            .put("unit", "上海市精神文明办")
            .put("person", "王某")
            .encode();
    Instant now = house.clock.instant();
    String signature = new Webhook(SECRET).sign("a1", now.getEpochSecond(), body);
    HttpResponse<String> answer =
        house.send(
            house
                .request("/acknowledgments")
                .header("Content-Type", "application/json")
                .header("webhook-id", "a1")
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject act = new JsonObject(answer.body());
    assertThat(act.getBoolean("first")).isTrue();
    assertThat(act.getString("method")).isEqualTo("api");
  }

  private void audit() {
    String auditor = house.key(house.office.cast.auditor(), Scope.AUDIT);
    JsonObject page = ok(200, "listAudit", auditor, "/audit?limit=5", null);
    assertThat(items(page)).isEqualTo(5);
    JsonObject next =
        ok(200, "listAudit", auditor, "/audit?limit=5&after=" + page.getString("next"), null);
    assertThat(next.getJsonArray("items").getValue(0))
        .isNotEqualTo(page.getJsonArray("items").getValue(0));
  }

  private JsonObject ok(int status, String operation, String key, String path, JsonObject body) {
    walked.add(operation);
    String method = contract.operation(operation).getHttpMethod().name();
    HttpRequest.Builder request = house.request(path).header("Authorization", "Bearer " + key);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body.encode()));
    }
    HttpResponse<String> answer = house.send(request);
    assertThat(answer.statusCode()).as(operation + " " + answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  private static int items(JsonObject page) {
    return page.getJsonArray("items").size();
  }
}
