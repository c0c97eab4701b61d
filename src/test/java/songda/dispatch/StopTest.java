package songda.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.Office;
import songda.testing.TestDatabase;

class StopTest {
  private TestDatabase test;
  private Office office;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aStoppedDispatchHoldsWhatIsQueuedUntilAPersonGoesOn() {
    office.furnish();
    Dispatch dispatch = office.released();
    assertThat(refused(office.stop.resume(office.cast.clerk(), dispatch.id())).code())
        .isEqualTo("resume.not_stopped");
    assertThat(refused(office.stop.stop(office.cast.reviewer(), dispatch.id())).status())
        .isEqualTo(403);
    office.rows(
        "update delivery set state = 'accepted', settled_at = now() where dispatch_id = $1 and id ="
            + " (select min(id) from delivery where dispatch_id = $1)",
        dispatch.id());
    assertThat(done(office.stop.stop(office.cast.clerk(), dispatch.id()))).isEqualTo(3);
    String held =
        "select concat_ws(' ', state, held_reason, due_at > now() + interval '1 year') from delivery"
            + " where dispatch_id = $1 and state = 'queued'";
    assertThat(strings(held, dispatch.id())).hasSize(3).containsOnly("queued stopped t");
    assertThat(strings("select state from dispatch where id = $1", dispatch.id()))
        .containsExactly("stopped");
    assertThat(refused(office.stop.stop(office.cast.clerk(), dispatch.id())).code())
        .isEqualTo("stop.not_running");

    office.rows("update dispatch set state = 'running' where id = $1", dispatch.id());
    assertThat(done(office.stop.resume(office.cast.clerk(), dispatch.id())))
        .as("a node that died between its two statements is made good by asking again")
        .isEqualTo(3);
    assertThat(strings(held, dispatch.id())).hasSize(3).containsOnly("queued f");
    assertThat(
            strings(
                "select action from audit_entry where object = 'dispatch:' || $1 || '' and action like 'dispatch.%' and result = 'done' order by at",
                String.valueOf(dispatch.id())))
        .contains("dispatch.stop", "dispatch.resume");
  }

  @Test
  void nothingIsDueBeforeItsStartUnlessAPersonSendsAtOnce() {
    office.furnish();
    long id = office.approved();
    Instant now = office.clock.instant();
    for (Instant bad : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(91)))) {
      assertThat(refused(office.release.release(office.cast.clerk(), id, bad)).code())
          .isEqualTo("release.bad_start");
    }
    Instant start = now.plus(Duration.ofHours(20));
    Dispatch dispatch = done(office.release.release(office.cast.clerk(), id, start));
    assertThat(dispatch.startsAt()).isEqualTo(start);
    String due = "select distinct due_at::text from delivery where dispatch_id = $1";
    String before = strings(due, dispatch.id()).get(0);
    assertThat(strings("select starts_at::text from dispatch where id = $1", dispatch.id()))
        .containsExactly(before);
    assertThat(refused(office.stop.start(office.cast.reviewer(), dispatch.id())).status())
        .isEqualTo(403);
    assertThat(done(office.stop.start(office.cast.clerk(), dispatch.id()))).isEqualTo(4);
    assertThat(strings(due, dispatch.id())).hasSize(1).doesNotContain(before);
    assertThat(refused(office.stop.start(office.cast.clerk(), dispatch.id())).code())
        .isEqualTo("start.not_waiting");
    assertThat(strings("select action from audit_entry where action = 'dispatch.start'"))
        .isNotEmpty();
  }

  private List<String> strings(String sql, Object... values) {
    return office.rows(sql, values).stream().map(row -> row.getString(0)).toList();
  }
}
