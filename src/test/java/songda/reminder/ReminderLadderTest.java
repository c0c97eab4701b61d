package songda.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import songda.bulletin.Relation;

class ReminderLadderTest {
  private final WorkdayCalendar calendar = CalendarFile.bundled();
  private final ReminderLadder ladder = new ReminderLadder(calendar);
  private final Instant deadline = calendar.closes(LocalDate.of(2022, 6, 6));

  @Test
  void holidaysAreOffAndMadeUpWeekendsAreWorked() {
    assertThat(calendar.works(LocalDate.of(2022, 6, 3))).isFalse();
    assertThat(calendar.works(LocalDate.of(2026, 2, 14))).isTrue();
    assertThat(calendar.covers(2027)).isFalse();
    assertThat(calendar.plus(LocalDate.of(2022, 6, 2), 1)).isEqualTo("2022-06-06");
    assertThat(calendar.officeTime(Instant.parse("2022-06-02T09:30:00Z")))
        .isEqualTo("2022-06-06T01:00:00Z");
  }

  @Test
  void superiorsReportsAndPersonsAreNeverReminded() {
    Instant now = Instant.parse("2022-06-08T02:00:00Z");
    assertThat(ladder.next(open(Relation.REPORT, "peer", false, Set.of()), now)).isEmpty();
    assertThat(ladder.next(open(Relation.SEND, "superior", false, Set.of()), now)).isEmpty();
    assertThat(ladder.next(open(Relation.SEND, "unknown", false, Set.of()), now)).isEmpty();
    assertThat(ladder.next(open(Relation.ISSUE, "subordinate", true, Set.of()), now)).isEmpty();
    assertThat(PersonNames.names("市委常委")).isTrue();
    assertThat(PersonNames.names("上海市快递行业协会")).isFalse();
  }

  @Test
  void peersGetOnePoliteReminderOnTheDayAndSubordinatesTheLadder() {
    Instant before = Instant.parse("2022-05-30T02:00:00Z");
    var peer = open(Relation.SEND, "peer", false, Set.of());
    assertThat(ladder.next(peer, before))
        .contains(
            new ReminderLadder.Step(Rung.DEADLINE_DAY, Instant.parse("2022-06-06T01:00:00Z")));
    var below = open(Relation.ISSUE, "subordinate", false, Set.of(Rung.DAY_BEFORE));
    assertThat(ladder.next(below, before).orElseThrow().rung()).isEqualTo(Rung.DEADLINE_DAY);
    assertThat(ladder.next(below, Instant.parse("2022-06-09T02:00:00Z")).orElseThrow().rung())
        .isEqualTo(Rung.LEADER_DRAFT);
  }

  private ReminderLadder.Open open(
      Relation relation, String standing, boolean persons, Set<Rung> done) {
    return new ReminderLadder.Open(relation, standing, persons, deadline, done, null);
  }
}
