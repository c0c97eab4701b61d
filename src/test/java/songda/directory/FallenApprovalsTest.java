package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** Nobody sends to units that the second person has not read. */
class FallenApprovalsTest {
  private TestDatabase test;
  private Office office;
  private long bulletin;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    bulletin = office.approved();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private String state() {
    return office.rows("select state from bulletin where id = $1", bulletin).get(0).getString(0);
  }

  private long id(String unit) {
    return office.rows("select id from unit where name = $1", unit).get(0).getLong(0);
  }

  private long reopened() {
    return office
        .rows("select count(*) from audit_entry where action = 'bulletin.reopen'")
        .get(0)
        .getLong(0);
  }

  @Test
  void otherMembersOfACollectiveMakeAnApprovedBulletinADraftAgain() {
    done(office.collectives.map(office.cast.clerk(), "各快递企业", List.of(id("顺丰速运"))));
    assertThat(state()).isEqualTo("draft");
    assertThat(reopened()).isEqualTo(1);
    assertThat(refused(office.release.release(office.cast.clerk(), bulletin)).code())
        .isEqualTo("release.not_approved");
  }

  @Test
  void theSameMembersAndOtherPhrasesChangeNothing() {
    done(office.collectives.map(office.cast.clerk(), "各 快递企业", List.of(id("顺丰速运"), id("圆通速递"))));
    done(office.collectives.map(office.cast.clerk(), "各处室", List.of(id("顺丰速运"))));
    assertThat(state()).isEqualTo("approved");
    assertThat(reopened()).isZero();
  }

  @Test
  void aNameTakenFromAUnitReopensWhatRestsOnIt() {
    long other = office.unit("上海市精神文明办", Standing.PEER, null);
    done(office.unitChanges.addName(office.cast.clerk(), other, "某某办", false));
    done(office.unitChanges.dropName(office.cast.clerk(), other, "某某办"));
    assertThat(state()).isEqualTo("approved");
    office.rows(
        "update unit_name set sort = 'short' where unit_id = $1 and name = '上海市文明办'", id("上海市文明办"));
    done(office.unitChanges.dropName(office.cast.clerk(), id("上海市文明办"), "上海市文明办"));
    assertThat(state()).isEqualTo("draft");
  }

  @Test
  void whatWasReleasedStaysReleased() {
    done(office.release.release(office.cast.clerk(), bulletin));
    done(office.collectives.map(office.cast.clerk(), "各快递企业", List.of(id("顺丰速运"))));
    assertThat(state()).isEqualTo("released");
  }
}
