package songda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.access.Scope;
import songda.audit.AuditLine;

class RefusalsOfTheApiTest {
  private static ApiHouse house;
  private static String reader;
  private static String writer;

  @BeforeAll
  static void open() {
    house = new ApiHouse();
    reader = house.key("reader", Scope.READ);
    writer = house.key("writer", Scope.WRITE, Scope.READ, Scope.AUDIT);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void theContractIsServedToEverybody() {
    assertThat(house.send(house.request("/openapi.yaml")).body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void aRequestWithoutAKeyIsRefusedAndCounted() {
    HttpResponse<String> answer = house.send(house.request("/bulletins"));
    problem(answer, 401, "api.key");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    problem(house.get("sdk_forged", "/bulletins"), 401, "api.key");
    assertThat(await(house.counter.runOnce(house.clock.instant().plus(Duration.ofMinutes(1)))))
        .isPositive();
  }

  @Test
  void aKeyWithoutTheScopeIsRefusedAndAudited() {
    problem(house.get(reader, "/audit"), 403, "api.scope");
    AuditLine last = await(house.audit.page(null, "GET /api/v1/audit", 1)).get(0);
    assertThat(last.actor()).isEqualTo("account:reader");
    assertThat(last.result()).isEqualTo("refused");
  }

  @Test
  void unknownThingsWrongMethodsAndWrongTypesAreNamed() {
    problem(house.get(reader, "/nothing"), 404, "api.unknown");
    problem(house.get(reader, "/dispatches/77"), 404, "api.unknown");
    problem(house.call("DELETE", reader, "/bulletins", new JsonObject()), 405, "api.method");
    problem(house.get(reader, "/dispatches/zero"), 400, "api.request");
    problem(
        house.call("POST", writer, "/addressees/1-1/acknowledge", new JsonObject()),
        400,
        "api.request");
    HttpRequest.Builder text =
        house
            .request("/bulletins")
            .header("Authorization", "Bearer " + writer)
            .header("Content-Type", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString("<p>"));
    problem(house.send(text), 415, "api.media_type");
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    JsonObject body = new JsonObject().put("file_name", "big.txt").put("text", "简".repeat(8 << 20));
    problem(house.call("POST", writer, "/bulletins", body), 413, "api.too_large");
  }

  @Test
  void anUploadedFileThatCannotBeReadIsRefusedWithItsReason() {
    String file =
        """
        --x
        Content-Disposition: form-data; name="file"; filename="a.txt"
        Content-Type: text/plain

        只有正文。
        --x--
        """
            .replace("\n", "\r\n");
    HttpRequest.Builder upload =
        house
            .request("/bulletins")
            .header("Authorization", "Bearer " + writer)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(file));
    problem(house.send(upload), 422, "bulletin.unreadable");
  }

  @Test
  void aForgedSignatureOfASystemIsRefused() {
    HttpRequest.Builder forged =
        house
            .request("/acknowledgments")
            .header("Content-Type", "application/json")
            .header("webhook-id", "a1")
            .header("webhook-timestamp", "1653631080")
            .header("webhook-signature", "v1,AAAA")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"webhook_id\":\"msg_1_1\",\"unit\":\"某单位\",\"person\":\"王某\"}"));
    problem(house.send(forged), 401, "call.signature");
  }

  @Test
  void theSentenceIsInTheLanguageOfTheReader() {
    HttpResponse<String> answer =
        house.send(house.request("/bulletins").header("Accept-Language", "en-GB"));
    assertThat(new JsonObject(answer.body()).getString("detail")).startsWith("No valid API key");
    assertThat(new JsonObject(house.send(house.request("/bulletins")).body()).getString("detail"))
        .startsWith("缺少有效的接口密钥");
  }

  private static void problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("code")).isEqualTo(code);
    assertThat(body.getString("detail")).isNotBlank();
    assertThat(body.getJsonArray("errors")).isNotNull();
  }
}
