package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Scope;

/** What an Idempotency-Key promises: one act, one answer, and always an answer. */
class IdempotencyOfTheApiTest {
  private static final String FAIL =
      "create function fail() returns trigger language plpgsql"
          + " as $$ begin raise exception 'no room'; end $$";

  private ApiHouse house;
  private String key;

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
  void anAnswerThatCannotBeKeptIsGivenAllTheSame() {
    house.office.rows(FAIL);
    house.office.rows(
        "create trigger fail before update or delete on idempotency_key"
            + " for each row execute function fail()");
    assertThat(unit("k1").statusCode()).isEqualTo(201);
    house.office.rows(
        "create trigger fail before insert on unit for each row execute function fail()");
    assertThat(unit("k2").statusCode()).isEqualTo(500);
    assertThat(house.office.rows("select 1 from unit")).hasSize(1);
  }

  @Test
  void aKeyIsDeletedAfterADayByTheNextRequest() {
    unit("old");
    house.clock.advance(Duration.ofHours(23));
    unit("young");
    house.clock.advance(Duration.ofHours(1));
    unit("now");
    assertThat(house.office.rows("select key from idempotency_key order by key"))
        .extracting(row -> row.getString(0))
        .containsExactly("now", "young");
  }

  @Test
  void anUploadOfAnotherNameOrWithAnotherFieldIsAnotherRequest() {
    HttpResponse<String> first = upload("a.txt", "one");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    HttpResponse<String> again = upload("a.txt", "one");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    for (HttpResponse<String> other :
        List.of(upload("b.txt", "one"), upload("a.txt", "two"), upload("a.txtn", "one"))) {
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(new JsonObject(other.body()).getString("code")).isEqualTo("api.other_request");
    }
    assertThat(house.office.rows("select 1 from bulletin")).hasSize(1);
  }

  private HttpResponse<String> upload(String fileName, String field) {
    String form =
        """
        --x
        Content-Disposition: form-data; name="note"

        %s
        --x
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: text/plain

        一篇文章
        正文。
        送：上海市文明办
        --x--
        """
            .formatted(field, fileName)
            .replace("\n", "\r\n");
    return house.send(
        house
            .request("/bulletins")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("Idempotency-Key", "upload")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @Test
  void theSameKeyReplaysAndAnotherBodyIsRefused() {
    HttpResponse<String> first = unit("k1");
    HttpResponse<String> again = unit("k1");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(unit("k1", "另一协会").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> unit(String idempotencyKey) {
    return unit(idempotencyKey, "某协会");
  }

  private HttpResponse<String> unit(String idempotencyKey, String name) {
    JsonObject unit =
        new JsonObject().put("name", name).put("standing", "peer").put("kind", "association");
    return house.send(
        house
            .request("/units")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(unit.encode())));
  }
}
