package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.testing.EventLines;
import songda.testing.ScriptlessBrowser;

/** The open board's stream of hints lives as long as its reader's session. */
class LiveBoardTest {
  private static ConsoleHouse house;
  private static String events;

  @BeforeAll
  static void open() {
    house = new ConsoleHouse();
    house.office.furnish();
    events = "/console/dispatches/" + house.office.released().id() + "/events";
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void itBeatsForWhoIsSignedInAndEndsWhenTheySignOut() throws Exception {
    ScriptlessBrowser leaving = signedIn("sun");
    ScriptlessBrowser staying = signedIn("zhou");
    try (EventLines mine = leaving.events(events);
        EventLines other = staying.events(events)) {
      mine.await("event: changed", 0);
      mine.await(": beat", 1);
      leaving.get("/console");
      leaving.post("/console/sign-out");
      mine.awaitEnd();
      long beats = other.count(": beat");
      other.await(": beat", beats + 1);
      assertThat(other.ended()).isFalse();
    }
  }

  @Test
  void itEndsWithTheSessionsHourAndIsNotGivenAgain() throws Exception {
    ScriptlessBrowser browser = signedIn("sun");
    try (EventLines lines = browser.events(events)) {
      lines.await(": beat", 0);
      house.office.clock.advance(Duration.ofHours(8));
      lines.awaitEnd();
    }
    try (EventLines again = browser.events(events)) {
      // 204 is the one answer after which a browser asks no more.
      assertThat(again.status()).isEqualTo(204);
    }
  }

  private static ScriptlessBrowser signedIn(String login) {
    return new ScriptlessBrowser(house.url).signIn(login, ConsoleHouse.PASSWORD);
  }
}
