package songda.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.Office;
import songda.testing.TestDatabase;

/**
 * Who would be reminded of a dispatch whose deadline is Monday, 6 June 2022: the three days before
 * are 端午.
 */
class ReminderPreviewTest {
  private static final Instant RELEASED = Instant.parse("2022-05-27T05:58:00Z");
  private static final Instant LAST_DAY_BEFORE = Instant.parse("2022-06-02T01:00:00Z");
  private static final Instant DEADLINE_DAY = Instant.parse("2022-06-06T01:00:00Z");

  private TestDatabase test;
  private Office office;
  private ReminderPreview preview;
  private long dispatch;

  @BeforeEach
  void release() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    office.rows("update unit set standing = 'subordinate' where name = '圆通速递'");
    // Not its standing spares it, but that the bulletin is reported to it.
    office.rows("update unit set standing = 'peer' where name like '国家邮政局%'");
    preview = new ReminderPreview(office.database, new ReminderStore(), CalendarFile.bundled());
    dispatch = released(LocalDate.of(2022, 6, 6));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void reportIsNeverRemindedPeersOnceOnTheDayAndSubordinatesTheWorkingDayBefore() {
    assertThat(lines(RELEASED))
        .containsExactly(
            line("上海市文明办", Rung.DEADLINE_DAY, DEADLINE_DAY),
            line("上海市交通委文明办", Rung.DEADLINE_DAY, DEADLINE_DAY),
            line("上海市快递行业协会", Rung.PHONE_LIST, DEADLINE_DAY),
            // Listed under 发 as well; the higher 送 decides.
            line("顺丰速运", Rung.DEADLINE_DAY, DEADLINE_DAY),
            line("圆通速递", Rung.DAY_BEFORE, LAST_DAY_BEFORE));
  }

  @Test
  void whoHasSignedOrReturnedIsNotRemindedAndARungIsClimbedOnce() {
    office.rows(
        "update addressee set state = 'acknowledged', closed_at = now() where unit_name = '上海市文明办'");
    office.rows(
        "update addressee set state = 'returned', closed_at = now() where unit_name = '上海市交通委文明办'");
    office.rows("update addressee set state = 'unreachable' where unit_name = '顺丰速运'");
    await(
        office
            .database
            .pool()
            .preparedQuery(
                "insert into reminder (dispatch_id, addressee_id, rung, sent_at)"
                    + " select dispatch_id, id, 'day_before', '2022-06-02T01:00:00Z'"
                    + " from addressee where dispatch_id = $1 and unit_name = '圆通速递'")
            .execute(Tuple.of(dispatch)));
    assertThat(lines(LAST_DAY_BEFORE))
        .containsExactly(
            line("上海市快递行业协会", Rung.PHONE_LIST, DEADLINE_DAY),
            line("顺丰速运", Rung.DEADLINE_DAY, DEADLINE_DAY),
            line("圆通速递", Rung.DEADLINE_DAY, DEADLINE_DAY));
  }

  @Test
  void nobodyIsRemindedOutsideOfficeHoursOrOnAHoliday() {
    Instant evening = Instant.parse("2022-06-02T10:00:00Z");
    assertThat(lines(evening))
        .extracting(line -> line.split(" ")[2])
        .containsOnly(DEADLINE_DAY.toString());
    Instant holiday = Instant.parse("2022-06-04T02:00:00Z");
    assertThat(lines(holiday))
        .extracting(line -> line.split(" ")[2])
        .containsOnly(DEADLINE_DAY.toString());
    Instant late = Instant.parse("2022-06-06T02:15:00Z");
    assertThat(lines(late)).extracting(line -> line.split(" ")[2]).containsOnly(late.toString());
  }

  @Test
  void withoutADeadlineNobodyIsRemindedAndAWithdrawnDispatchIsLeftAlone() {
    assertThat(lines(RELEASED)).hasSize(5);
    office.rows("update dispatch set state = 'withdrawn' where id = $1", dispatch);
    assertThat(lines(RELEASED)).isEmpty();
    office.rows("update bulletin set state = 'draft', decided_by = null");
    dispatch = released(null);
    assertThat(lines(Instant.parse("2022-07-01T02:00:00Z"))).isEmpty();
  }

  private long released(LocalDate deadline) {
    long id = office.confirmed();
    done(office.bulletins.setHeader(office.cast.clerk(), id, null, Office.HEADER, deadline));
    done(office.review.submit(office.cast.clerk(), id));
    done(office.review.approve(office.cast.reviewer(), id, null, null));
    return done(office.release.release(office.cast.clerk(), id)).id();
  }

  private List<String> lines(Instant now) {
    return await(preview.of(dispatch, now)).stream()
        .map(found -> line(found.unitName(), found.rung(), found.at()))
        .toList();
  }

  private static String line(String unit, Rung rung, Instant at) {
    return unit + " " + rung + " " + at;
  }
}
