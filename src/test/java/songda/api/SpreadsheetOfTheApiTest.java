package songda.api;

import static org.assertj.core.api.Assertions.assertThat;

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
    return Set.of("exportUnits");
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
}
