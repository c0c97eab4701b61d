package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  private HttpResponse<String> unit(String idempotencyKey) {
    JsonObject unit =
        new JsonObject().put("name", "某协会").put("standing", "peer").put("kind", "association");
    return house.send(
        house
            .request("/units")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(unit.encode())));
  }
}
