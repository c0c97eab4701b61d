package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Scope;

/** The directory as a file, through the API. */
class SpreadsheetOfTheApiTest {
  private ApiHouse house;
  private String clerk;

  @BeforeEach
  void open() {
    house = new ApiHouse();
    house.office.furnish();
    clerk = house.key(house.office.cast.clerk(), Scope.READ, Scope.DIRECTORY);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Does each of these operations once in a house; gives their names. */
  static Set<String> walked(ApiHouse house, String clerk) {
    assertThat(house.get(clerk, "/units/export?format=csv").body()).startsWith("\uFEFF单位全称,");
    JsonObject dry = new JsonObject(upload(house, clerk, "", "单位全称\r\n顺丰速运").body());
    assertThat(dry.getJsonObject("counts").getInteger("same")).isEqualTo(1);
    return Set.of("exportUnits", "importUnits");
  }

  /** Takes a register along in a house; gives the operation's name. */
  static String registerWalked(ApiHouse house, String clerk, long dispatch) {
    String path = "/dispatches/" + dispatch + "/register";
    HttpResponse<String> file = house.get(clerk, path + "?relation=send&name=%E6%96%87%E6%98%8E");
    assertThat(file.body().lines()).hasSize(4).first().asString().startsWith("\uFEFF序号,类别,");
    assertThat(house.get(clerk, path + "?format=xlsx").body()).startsWith("PK");
    assertThat(house.get(clerk, path + "?state=gone").statusCode()).isEqualTo(400);
    assertThat(house.get(clerk, "/dispatches/999/register").statusCode()).isEqualTo(404);
    return "exportRegister";
  }

  @Test
  void mailboxesAreInClearOnlyForAKeyThatMayChangeTheDirectory() {
    HttpResponse<String> file = house.get(clerk, "/units/export?format=csv");
    assertThat(file.body()).startsWith("\uFEFF单位全称,").contains("sf@c.example");
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .isEqualTo("attachment; filename*=UTF-8''units.csv");
    String reader = house.key(house.office.cast.clerk(), Scope.READ);
    assertThat(house.get(reader, "/units/export").body())
        .contains("s****@c.example")
        .doesNotContain("sf@c.example");
    String auditor = house.key(house.office.cast.auditor(), Scope.READ, Scope.DIRECTORY);
    assertThat(house.get(auditor, "/units/export").body()).doesNotContain("sf@c.example");
    assertThat(house.get(clerk, "/units/export?format=ods").statusCode()).isEqualTo(400);
    assertThat(house.get(clerk, "/units/export?format=xlsx").body()).startsWith("PK");
  }

  private static HttpResponse<String> upload(
      ApiHouse house, String key, String query, String text) {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"u.csv\"\r\n\r\n"
            + text
            + "\r\n--x--\r\n";
    return house.send(
        house
            .request("/units/import" + query)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private long units() {
    return house.office.rows("select count(*) from unit").get(0).getLong(0);
  }

  @Test
  void aDryRunShowsAndTheSameFileIsThenTakenIn() {
    String file =
        "单位全称,单位类型,与本单位关系,Webhook 地址\r\n圆通速递,快递企业,,\r\n中通快递,快递企业,系统外,https://zto.example/in";
    long before = units();
    JsonObject dry = new JsonObject(upload(house, clerk, "", file).body());
    assertThat(dry.getJsonObject("counts").encode())
        .isEqualTo("{\"refused\":0,\"added\":1,\"changed\":1,\"same\":0}");
    assertThat(dry.getJsonArray("rows").getJsonObject(0).getJsonArray("changes").encode())
        .isEqualTo("[{\"column\":\"kind\",\"before\":\"other\",\"after\":\"courier\"}]");
    assertThat(units()).isEqualTo(before);
    String seen = "?dry_run=false&preview=" + dry.getString("preview");
    JsonObject done = new JsonObject(upload(house, clerk, seen, file).body());
    assertThat(done.getJsonArray("secrets").getJsonObject(0).getString("secret"))
        .startsWith("whsec_");
    assertThat(units()).isEqualTo(before + 1);
    HttpResponse<String> late = upload(house, clerk, seen, file);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("directory.changed");
  }

  @Test
  void whatIsWrongIsNamedByRowTextAndRemedy() {
    String file = "单位全称,单位类型\r\n\r\n圆通速递,局机关";
    HttpResponse<String> dry = upload(house, clerk, "?dry_run=true", file);
    assertThat(dry.statusCode()).isEqualTo(200);
    assertThat(dry.body()).contains("sheet.kind");
    HttpResponse<String> refused = upload(house, clerk, "?dry_run=false", file);
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonObject error = new JsonObject(refused.body()).getJsonArray("errors").getJsonObject(0);
    assertThat(error.getInteger("line")).isEqualTo(3);
    assertThat(error.getString("near")).isEqualTo("局机关");
    assertThat(error.getString("detail")).contains("快递企业");
    assertThat(upload(house, clerk, "", "名称\r\n甲").body()).contains("sheet.head_name");
    assertThat(upload(house, clerk, "?dry_run=perhaps", file).statusCode()).isEqualTo(400);
    assertThat(upload(house, clerk, "?preview=1", file).statusCode()).isEqualTo(400);
    assertThat(house.call("POST", clerk, "/units/import", new JsonObject()).statusCode())
        .isEqualTo(400);
    String reader = house.key(house.office.cast.clerk(), Scope.READ);
    assertThat(upload(house, reader, "", file).statusCode()).isEqualTo(403);
    String auditor = house.key(house.office.cast.auditor(), Scope.DIRECTORY);
    assertThat(upload(house, auditor, "", file).statusCode()).isEqualTo(403);
  }
}
