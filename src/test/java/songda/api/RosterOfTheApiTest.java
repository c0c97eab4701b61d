package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Scope;
import songda.bulletin.BulletinParser;
import songda.bulletin.Parsed;

/** A bulletin without 报尾 through the API, from the text to the dispatch. */
class RosterOfTheApiTest {
  private static final JsonObject TEXT =
      new JsonObject().put("text", "一篇文章\n\n这一段是正文，没有报尾。\n").put("file_name", "无报尾.txt");

  private ApiHouse house;
  private String clerk;

  @BeforeEach
  void open() {
    house = new ApiHouse();
    house.office.furnish();
    clerk = house.key(house.office.cast.clerk(), Scope.READ, Scope.WRITE, Scope.DIRECTORY);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void fromATextWithoutBlockToADispatch() {
    assertThat(house.call("POST", clerk, "/bulletins", TEXT).statusCode()).isEqualTo(422);
    assertThat(house.call("POST", clerk, "/bulletins?recipients=nobody", TEXT).statusCode())
        .isEqualTo(400);
    JsonObject draft = ok(201, "POST", "/bulletins?recipients=by_hand", TEXT);
    assertThat(draft.getJsonArray("entries")).isEmpty();
    assertThat(draft.getJsonArray("articles")).hasSize(1);
    String path = "/bulletins/" + draft.getLong("id");
    JsonObject header =
        new JsonObject()
            .put("name", "简报")
            .put("issue", 3)
            .put("year", 2022)
            .put("issuer", "某局")
            .put("issued_on", "2022-05-27");
    ok(200, "PUT", path + "/header", header);
    HttpResponse<String> empty = house.call("POST", clerk, path + "/submit", new JsonObject());
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("roster.empty").contains("还没有收文单位");
    ok(200, "PUT", "/scopes", lines().put("name", "日常范围"));
    JsonArray saved = new JsonObject(house.get(clerk, "/scopes").body()).getJsonArray("items");
    JsonObject scope = saved.getJsonObject(0);
    assertThat(names(scope.getJsonArray("lines")))
        .containsExactly("report 国家邮政局精神文明建设指导委员会", "send 上海市文明办", "send 各快递企业", "issue 顺丰速运");
    JsonArray taken = scope.getJsonArray("lines");
    IntStream.range(0, taken.size()).forEach(i -> taken.getJsonObject(i).remove("name"));
    JsonObject roster = ok(200, "PUT", path + "/roster", new JsonObject().put("lines", taken));
    confirmed(roster);
    String block = house.get(clerk, path + "/block?copies=45").body();
    reads(block, roster);
    assertThat(house.get(clerk, path + "/block").headers().firstValue("Content-Type"))
        .contains("text/plain; charset=utf-8");
    ok(200, "POST", path + "/submit", new JsonObject());
    String reviewer = house.key(house.office.cast.reviewer(), Scope.REVIEW);
    assertThat(house.call("POST", reviewer, path + "/approve", new JsonObject()).statusCode())
        .isEqualTo(200);
    JsonObject dispatch = ok(201, "POST", path + "/release", new JsonObject());
    assertThat(dispatch.getInteger("planned_addressees")).isEqualTo(4);
    assertThat(house.call("PUT", clerk, path + "/roster", lines()).statusCode()).isEqualTo(409);
  }

  private static void confirmed(JsonObject bulletin) {
    JsonArray entries = bulletin.getJsonArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      JsonObject entry = entries.getJsonObject(i);
      assertThat(entry.getInteger("line")).isZero();
      assertThat(entry.getString("raw")).isEqualTo(entry.getString("name"));
      assertThat(entry.getString("decided_by")).isEqualTo("张某");
      assertThat(entry.getInteger("position")).isEqualTo(i + 1);
    }
  }

  /** parse(block) = the confirmed entries. */
  private static void reads(String block, JsonObject bulletin) {
    Parsed parsed = BulletinParser.parseBlock(block);
    assertThat(parsed.meta().copies()).isEqualTo(45);
    JsonArray entries = bulletin.getJsonArray("entries");
    List<String> wanted =
        IntStream.range(0, entries.size())
            .mapToObj(entries::getJsonObject)
            .map(
                entry ->
                    String.join(
                        " ",
                        entry.getString("label"),
                        entry.getString("relation"),
                        entry.getString("name"),
                        entry.getString("kind"),
                        String.valueOf(entry.getString("members_of"))))
            .toList();
    assertThat(parsed.entries())
        .extracting(
            entry ->
                String.join(
                    " ",
                    entry.label(),
                    entry.relation().text(),
                    entry.name(),
                    entry.kind().text(),
                    String.valueOf(entry.membersOf())))
        .isEqualTo(wanted);
  }

  @Test
  void whatIsWrongIsRefusedAndKeepsTheListAsItWas() {
    String path = draft();
    int revision = ok(200, "PUT", path + "/roster", lines()).getInteger("revision");
    refused(409, "bulletin.changed", path + "/roster", lines().put("revision", revision - 1));
    refused(422, "roster.unknown_unit", path + "/roster", one("unit_id", 99_999));
    refused(422, "roster.unknown_collective", path + "/roster", one("collective_id", 99_999));
    JsonObject twice = lines();
    twice.getJsonArray("lines").add(line("issue", "unit_id", unit("上海市文明办")));
    refused(422, "roster.duplicate", path + "/roster", twice);
    refused(400, "api.request", path + "/roster", one("relation", "send"));
    refused(409, "roster.printed", "/bulletins/" + house.office.draft() + "/roster", lines());
    refused(404, "bulletin.not_found", "/bulletins/99999/roster", lines());
    refused(422, "scope.bad_name", "/scopes", lines().put("name", "一\u0007二"));
    ok(200, "PUT", "/scopes", lines().put("name", "甲"));
    refused(409, "scope.name_taken", "/scopes", lines().put("name", "甲").put("replace", false));
    assertThat(house.call("DELETE", clerk, "/scopes/99", new JsonObject()).statusCode())
        .isEqualTo(404);
    String auditor = house.key(house.office.cast.auditor(), Scope.WRITE, Scope.DIRECTORY);
    HttpResponse<String> other = house.call("PUT", auditor, path + "/roster", lines());
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("access.role");
    assertThat(house.call("PUT", auditor, "/scopes", lines().put("name", "乙")).statusCode())
        .isEqualTo(403);
    JsonObject still = new JsonObject(house.get(clerk, path).body());
    assertThat(still.getInteger("revision")).isEqualTo(revision);
    assertThat(still.getJsonArray("entries")).hasSize(4);
  }

  @Test
  void tenThousandLinesAreKeptAndOneMoreIsRefused() {
    house.office.rows(
        "insert into unit (name, standing, kind, paper, created_at)"
            + " select '第' || n || '快递公司', 'outside', 'courier', true, now()"
            + " from generate_series(1, 10000) n");
    List<Long> ids =
        house.office.rows("select id from unit where name like '第%' order by id").stream()
            .map(row -> row.getLong(0))
            .toList();
    String path = draft();
    JsonArray lines = new JsonArray();
    ids.forEach(id -> lines.add(line("issue", "unit_id", id)));
    JsonObject kept = ok(200, "PUT", path + "/roster", new JsonObject().put("lines", lines));
    assertThat(kept.getJsonArray("entries")).hasSize(10_000);
    assertThat(BulletinParser.parseBlock(house.get(clerk, path + "/block").body()).entries())
        .hasSize(10_000);
    lines.add(line("issue", "unit_id", unit("上海市文明办")));
    assertThat(
            house
                .call("PUT", clerk, path + "/roster", new JsonObject().put("lines", lines))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aReplayWithAnotherWayOfRecipientsIsAnotherRequest() {
    HttpResponse<String> first = once("?recipients=by_hand");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(once("?recipients=by_hand").body()).isEqualTo(first.body());
    assertThat(once("").body()).contains("api.other_request");
  }

  private HttpResponse<String> once(String query) {
    return house.send(
        house
            .request("/bulletins" + query)
            .header("Authorization", "Bearer " + clerk)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "by-hand-1")
            .POST(HttpRequest.BodyPublishers.ofString(TEXT.encode())));
  }

  private String draft() {
    return "/bulletins/" + ok(201, "POST", "/bulletins?recipients=by_hand", TEXT).getLong("id");
  }

  /** Out of order, as a caller may give them. */
  private JsonObject lines() {
    long collective = house.office.rows("select id from collective").get(0).getLong(0);
    return new JsonObject()
        .put(
            "lines",
            new JsonArray()
                .add(line("issue", "unit_id", unit("顺丰速运")))
                .add(line("send", "unit_id", unit("上海市文明办")))
                .add(line("report", "unit_id", unit("国家邮政局精神文明建设指导委员会")))
                .add(line("send", "collective_id", collective)));
  }

  private static JsonObject one(String key, Object value) {
    JsonObject line = new JsonObject().put("relation", "send").put(key, value);
    return new JsonObject().put("lines", new JsonArray().add(line));
  }

  private static JsonObject line(String relation, String key, long id) {
    return new JsonObject().put("relation", relation).put(key, id);
  }

  private long unit(String name) {
    return house.office.rows("select id from unit where name = $1", name).get(0).getLong(0);
  }

  private static List<String> names(JsonArray lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(lines::getJsonObject)
        .map(line -> line.getString("relation") + " " + line.getString("name"))
        .toList();
  }

  private JsonObject ok(int status, String method, String path, JsonObject body) {
    HttpResponse<String> answer = house.call(method, clerk, path, body);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  private void refused(int status, String code, String path, JsonObject body) {
    HttpResponse<String> answer = house.call("PUT", clerk, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
  }
}
