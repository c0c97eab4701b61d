package songda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.access.Scope;
import songda.audit.Actor;
import songda.testing.EventLines;

class DispatchEventsTest {
  private static ApiHouse house;
  private static long dispatch;

  @BeforeAll
  static void open() {
    house = new ApiHouse();
    house.office.furnish();
    dispatch = house.office.released().id();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aChangeSendsTheNewTotalsAndARevokedKeyEndsTheStream() throws Exception {
    String key = house.key("watcher", Scope.READ);
    try (EventLines lines = watch(key)) {
      lines.await("data: {\"id\":" + dispatch, 0);
      house.office.rows(
          "insert into tally_delta (dispatch_id, subject, relation, channel, state, n)"
              + " values ($1, 'addressee', 'send', '', 'sent', 1)",
          dispatch);
      long before = lines.count("event: totals");
      await(house.feed.runOnce());
      lines.await("event: totals", before);
      lines.await(": beat", 1);
      done(house.keys.revoke(Actor.system("test"), keyId("watcher")));
      lines.awaitEnd();
    }
    try (EventLines again = watch(key)) {
      assertThat(again.status()).isEqualTo(401);
    }
  }

  private static long keyId(String login) {
    return house
        .office
        .rows(
            "select k.id from api_key k join account a on a.id = k.account_id where a.login = $1",
            login)
        .get(0)
        .getLong(0);
  }

  private static EventLines watch(String key) throws Exception {
    HttpRequest request =
        house
            .request("/dispatches/" + dispatch + "/events")
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    return new EventLines(answer.statusCode(), answer.body());
  }
}
