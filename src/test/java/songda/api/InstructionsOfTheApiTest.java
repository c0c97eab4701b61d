package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import songda.access.Scope;

/** 批示 over the API: recorded, corrected, read, fetched; neither read nor write will do. */
class InstructionsOfTheApiTest {
  private static final byte[] SCAN = "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII);

  private static JsonObject body() {
    return new JsonObject()
        .put("person", "刘某")
        .put("post", "副局长")
        .put("given_on", "2022-05-27")
        .put("text", "请研究落实。");
  }

  /** Walks the operations for {@link WholeContractTest}; gives their ids. */
  static Set<String> walked(ApiHouse house, long bulletin) {
    String key = house.key("he", Scope.INSTRUCTIONS);
    String path = "/bulletins/" + bulletin + "/instructions";
    JsonObject scan =
        new JsonObject()
            .put("file_name", "批示件.pdf")
            .put("content_base64", Base64.getEncoder().encodeToString(SCAN));
    JsonObject made = ok(201, house.call("POST", key, path, body().put("scan", scan)));
    assertThat(made.getJsonObject("scan").getString("media_type")).isEqualTo("application/pdf");
    JsonObject seen = new JsonObject().put("id", made.getLong("id")).put("version", 1);
    JsonObject done =
        body().put("demand", "一周内").put("done_on", "2022-05-27").put("corrects", seen);
    ok(201, house.call("POST", key, path, done));
    JsonObject item = ok(200, house.get(key, path)).getJsonArray("items").getJsonObject(0);
    assertThat(item.getString("done_on")).isEqualTo("2022-05-27");
    assertThat(item.getInteger("version")).isEqualTo(2);
    assertThat(item.getJsonArray("earlier").getJsonObject(0).getValue("done_on")).isNull();
    HttpResponse<String> file = house.get(key, path + "/" + item.getLong("id") + "/2/scan");
    assertThat(file.body()).isEqualTo("%PDF-1.7 scan");
    assertThat(file.headers().firstValue("content-type")).contains("application/pdf");
    return Set.of("listInstructions", "recordInstruction", "readInstructionScan");
  }

  private static JsonObject ok(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  @Test
  void aKeyNeedsTheScopeAndItsAccountTheRole() {
    try (ApiHouse house = new ApiHouse()) {
      house.office.furnish();
      long bulletin = house.office.released().bulletinId();
      String path = "/bulletins/" + bulletin + "/instructions";
      String reader = house.key("xu", Scope.READ, Scope.WRITE, Scope.AUDIT);
      assertThat(ok(403, house.get(reader, path)).getString("code")).isEqualTo("api.scope");
      String clerk = house.key(house.office.cast.clerk(), Scope.INSTRUCTIONS);
      assertThat(ok(403, house.get(clerk, path)).getString("code")).isEqualTo("access.role");
      String key = house.key("wei", Scope.INSTRUCTIONS);
      JsonObject bad = ok(422, house.call("POST", key, path, body().put("given_on", "27.5.2022")));
      assertThat(bad.getJsonArray("errors").getJsonObject(0).getString("near"))
          .isEqualTo("27.5.2022");
      JsonObject scan = new JsonObject().put("file_name", "a").put("content_base64", "?");
      ok(400, house.call("POST", key, path, body().put("scan", scan)));
      ok(404, house.get(key, path + "/77/1/scan"));
      assertThat(walked(house, bulletin)).hasSize(3);
    }
  }
}
