package songda.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.audit.AuditLine;
import songda.audit.AuditList;
import songda.audit.AuditListStore;
import songda.bulletin.Bulletin;
import songda.bulletin.Decision;
import songda.testing.Office;
import songda.testing.TestDatabase;

class ReviewTest {
  private TestDatabase test;
  private Office office;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aRejectionIsKeptWithItsReasonAndAuthorUntilTheBulletinIsSubmittedAgain() {
    long id = office.confirmed();
    done(office.review.submit(office.cast.clerk(), id));
    Bulletin rejected = done(office.review.reject(office.cast.reviewer(), id, " 期号请再核对 "));
    assertRejected(rejected);

    Bulletin edited =
        done(
            office.bulletins.setHeader(
                office.cast.clerk(), id, rejected.revision(), Office.HEADER, null));
    assertRejected(edited);

    Bulletin again = done(office.review.submit(office.cast.clerk(), id));
    assertThat(again.state()).isEqualTo("submitted");
    assertThat(again.decisionNote()).isNull();
    done(office.review.approve(office.cast.reviewer(), id, null, "可以"));
    assertThat(done(office.release.release(office.cast.clerk(), id)).plannedAddressees())
        .isEqualTo(6);

    AuditLine kept = audited("bulletin.reject");
    assertThat(kept.actor()).isEqualTo("account:li");
    assertThat(kept.object()).isEqualTo("bulletin:" + id);
    assertThat(new JsonObject(kept.body()).getJsonObject("details").getString("reason"))
        .contains("期号请再核对");
  }

  private static void assertRejected(Bulletin bulletin) {
    assertThat(bulletin.state()).isEqualTo("draft");
    assertThat(bulletin.decisionNote()).isEqualTo("期号请再核对");
    assertThat(bulletin.decidedBy().name()).isEqualTo("李某");
  }

  @Test
  void whoMayNotRejectOrGivesNoReasonChangesNothing() {
    long id = office.confirmed();
    assertThat(refusal(office.cast.reviewer(), id, "理由")).isEqualTo("409 review.not_submitted");
    done(office.review.submit(office.cast.clerk(), id));
    assertThat(refusal(office.cast.reviewer(), id, " \t")).isEqualTo("422 review.reason_missing");
    assertThat(refusal(office.cast.clerk(), id, "理由")).isEqualTo("403 access.role");
    assertThat(Duty.lacking(office.cast.clerk(), Role.REVIEWER).orElseThrow().sentence(Language.ZH))
        .contains("需要角色：复核");
    assertThat(refusal(office.cast.auditor(), id, "理由")).isEqualTo("403 access.role");
    assertThat(refusal(office.cast.administrator(), id, "理由")).isEqualTo("403 access.role");
    assertThat(refusal(office.cast.reviewer(), 999, "理由")).isEqualTo("404 bulletin.not_found");
    assertThat(await(office.bulletins.find(id)).orElseThrow().state()).isEqualTo("submitted");
    assertThat(office.rows("select 1 from audit_entry where result = 'refused'")).hasSize(6);
  }

  @Test
  void anApprovalHoldsForExactlyWhatWasRead() {
    long id = office.confirmed();
    Bulletin read = done(office.review.submit(office.cast.clerk(), id));
    done(office.bulletins.decide(office.cast.clerk(), id, null, 4, new Decision.Choose(1)));
    done(office.bulletins.decide(office.cast.clerk(), id, null, 4, new Decision.Choose(0)));
    Bulletin now = done(office.review.submit(office.cast.clerk(), id));

    Refusal refusal =
        refused(office.review.approve(office.cast.reviewer(), id, read.revision(), null));
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.code()).isEqualTo("review.changed");
    assertThat(refusal.sentence(Language.ZH)).contains("刷新");
    assertThat(await(office.bulletins.find(id)).orElseThrow().state()).isEqualTo("submitted");
    Bulletin approved =
        done(office.review.approve(office.cast.reviewer(), id, now.revision(), null));
    assertThat(approved.state()).isEqualTo("approved");
  }

  @Test
  void whoSubmittedOrEditedLastNeverApprovesOrRejectsAndTheDatabaseSaysSoToo() {
    long submitted = office.confirmed();
    done(office.review.submit(office.cast.both(), submitted));
    assertOwnWork(submitted);
    assertSecondPersonInTheDatabase(submitted);

    done(office.bulletins.decide(office.cast.both(), submitted, null, 4, new Decision.Choose(0)));
    done(office.review.submit(office.cast.clerk(), submitted));
    assertOwnWork(submitted);
    assertSecondPersonInTheDatabase(submitted);
    done(office.review.approve(office.cast.reviewer(), submitted, null, null));
  }

  private void assertOwnWork(long id) {
    assertThat(refusal(office.cast.both(), id, "理由")).isEqualTo("403 review.own_work");
    Refusal refusal = refused(office.review.approve(office.cast.both(), id, null, null));
    assertThat(refusal.code()).isEqualTo("review.own_work");
    assertThat(refusal.sentence(Language.ZH)).contains("另一位同事");
    assertThat(await(office.bulletins.find(id)).orElseThrow().state()).isEqualTo("submitted");
  }

  private void assertSecondPersonInTheDatabase(long id) {
    assertThatThrownBy(
            () ->
                office.rows(
                    "update bulletin set state = 'approved', decided_by = $2 where id = $1",
                    id,
                    office.cast.both().account().id()))
        .hasMessageContaining("second_pair_of_eyes");
  }

  @Test
  void aReviewerWhoRejectedMayEditTheDraftAndThenAnotherReviews() {
    long id = office.confirmed();
    done(office.review.submit(office.cast.clerk(), id));
    done(office.review.reject(office.cast.both(), id, "期号请再核对"));
    done(office.bulletins.setHeader(office.cast.both(), id, null, Office.HEADER, null));
    done(office.review.submit(office.cast.clerk(), id));
    assertOwnWork(id);
    done(office.review.approve(office.cast.reviewer(), id, null, null));
  }

  @Test
  void whatIsMissingIsAskedForAtEachStepAgain() {
    long id = office.confirmed();
    done(office.review.submit(office.cast.clerk(), id));
    disable("sf@c.example");
    assertUnreachable(refused(office.review.approve(office.cast.reviewer(), id, null, null)));
    enable();
    done(office.review.approve(office.cast.reviewer(), id, null, null));
    disable("sf@c.example");
    assertUnreachable(refused(office.release.release(office.cast.clerk(), id)));
    assertThat(office.rows("select 1 from dispatch where id > 0")).isEmpty();
    office.rows("update unit set paper = true where name = '顺丰速运'");
    assertThat(done(office.release.release(office.cast.clerk(), id)).plannedDeliveries())
        .isEqualTo(3);
  }

  private static void assertUnreachable(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo("release.incomplete");
    assertThat(refusal.details())
        .extracting(Refusal.Detail::code)
        .containsExactly("unit.unreachable");
    assertThat(Refusal.sentence(Language.ZH, refusal.details().get(0)))
        .contains("“顺丰速运”")
        .contains("纸质");
  }

  private void disable(String mail) {
    office.rows(
        "update endpoint set disabled_at = now() where fingerprint = $1",
        io.vertx.core.buffer.Buffer.buffer(office.vault.fingerprint(mail)));
  }

  private void enable() {
    office.rows("update endpoint set disabled_at = null");
  }

  private String refusal(songda.access.Caller caller, long id, String reason) {
    Refusal refusal = refused(office.review.reject(caller, id, reason));
    return refusal.status() + " " + refusal.code();
  }

  private AuditLine audited(String action) {
    List<AuditLine> lines =
        await(new AuditList(new AuditListStore(office.database)).page(null, null, 100));
    return lines.stream().filter(line -> line.action().equals(action)).findFirst().orElseThrow();
  }
}
