package songda.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Answer;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Decision;
import songda.bulletin.Header;
import songda.testing.Office;
import songda.testing.TestDatabase;

class ReleaseTest {
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
  void anApprovedBulletinBecomesOneDispatchWithItsRosterFrozen() {
    office.furnish();
    Dispatch dispatch = office.released();
    assertThat(dispatch.plannedAddressees()).isEqualTo(6);
    assertThat(dispatch.plannedDeliveries()).isEqualTo(4);
    assertThat(
            strings(
                "select relation || ' ' || unit_name from addressee where dispatch_id = $1 order by position",
                dispatch.id()))
        .containsExactly(
            "report 国家邮政局精神文明建设指导委员会",
            "send 上海市文明办",
            "send 上海市交通委文明办",
            "send 上海市快递行业协会",
            "send 顺丰速运",
            "send 圆通速递");
    assertThat(
            strings(
                "select count(*)::text from delivery_addressee where dispatch_id = $1"
                    + " group by delivery_id order by delivery_id",
                dispatch.id()))
        .containsExactly("1", "2", "1", "1");
    assertThat(
            strings(
                "select position || ':' || count(*) from roster_member where dispatch_id = $1"
                    + " group by position order by position",
                dispatch.id()))
        .containsExactly("1:1", "2:1", "3:1", "4:1", "5:2", "6:1");
    assertThat(
            strings(
                "select subject || ' ' || relation || ' ' || state || ' ' || sum(n) from tally_delta"
                    + " where dispatch_id = $1 group by subject, relation, state order by 1",
                dispatch.id()))
        .containsExactly(
            "addressee report pending 1",
            "addressee send pending 5",
            "delivery report queued 1",
            "delivery send queued 3");
    assertThat(
            strings(
                "select unit_name from addressee where dispatch_id = $1 and deadline_at is null",
                dispatch.id()))
        .containsExactly("国家邮政局精神文明建设指导委员会");
    assertThat(strings("select action from audit_entry where action = 'bulletin.release'"))
        .hasSize(1);
  }

  @Test
  void releasingTwiceEvenAtOnceAnswersWithTheSameDispatch() {
    office.furnish();
    long id = office.approved();
    Future<Answer<Dispatch>> one = office.release.release(office.cast.clerk(), id);
    Future<Answer<Dispatch>> other = office.release.release(office.cast.clerk(), id);
    await(Future.all(one, other));
    Dispatch again = done(office.release.release(office.cast.clerk(), id));
    assertThat(List.of(done(one), done(other))).containsExactly(again, again);
    assertThat(strings("select action from audit_entry where action = 'bulletin.release'"))
        .hasSize(1);
    assertThat(strings("select id::text from dispatch where id > 0"))
        .containsExactly(String.valueOf(again.id()));
    assertThat(await(office.bulletins.find(id)).orElseThrow().dispatchId()).isEqualTo(again.id());
  }

  @Test
  void aNumberThatWasReleasedBeforeIsRefusedAndNothingOfItStays() {
    office.furnish();
    office.released();
    long second = office.approved();
    Refusal refusal = refused(office.release.release(office.cast.clerk(), second));
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.code()).isEqualTo("bulletin.number_taken");
    assertThat(refusal.sentence(Language.ZH)).contains("已经分送过").contains("核对期号");
    assertThat(await(office.bulletins.find(second)).orElseThrow().state()).isEqualTo("approved");
    assertThat(strings("select id::text from dispatch where id > 0")).hasSize(1);
    assertThat(strings("select subject from tally_delta where dispatch_id > 1")).isEmpty();
    assertThat(strings("select object from audit_entry where result = 'refused'"))
        .containsExactly("bulletin:" + second);

    // 增刊 have numbers of their own (domain.md §1.1).
    Header extra =
        new Header(
            Office.HEADER.name(),
            Office.HEADER.issue(),
            null,
            true,
            Office.HEADER.year(),
            Office.HEADER.issuer(),
            Office.HEADER.issuedOn(),
            null,
            null,
            null);
    done(office.bulletins.setHeader(office.cast.clerk(), second, null, extra, null));
    done(office.review.submit(office.cast.clerk(), second));
    done(office.review.approve(office.cast.reviewer(), second, null, null));
    assertThat(done(office.release.release(office.cast.clerk(), second)).bulletinId())
        .isEqualTo(second);
  }

  @Test
  void ofTwoBulletinsOfOneNumberReleasedAtOnceOneGoes() {
    office.furnish();
    Future<Answer<Dispatch>> one = office.release.release(office.cast.clerk(), office.approved());
    Future<Answer<Dispatch>> other = office.release.release(office.cast.clerk(), office.approved());
    await(Future.all(one, other));
    assertThat(List.of(outcome(one), outcome(other)))
        .containsExactlyInAnyOrder("released", "bulletin.number_taken");
    assertThat(strings("select id::text from dispatch where id > 0")).hasSize(1);
  }

  private static String outcome(Future<Answer<Dispatch>> answer) {
    return await(answer).fold(dispatch -> "released", Refusal::code);
  }

  @Test
  void whatIsIncompleteIsRefusedWithTheWholeListAndAudited() {
    office.unit("上海市文明办", songda.directory.Standing.PEER, null);
    office.rows("update unit set paper = false");
    long id = office.draft();
    Refusal refusal = refused(office.release.release(office.cast.clerk(), id));
    assertThat(refusal.code()).isEqualTo("release.incomplete");
    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.details())
        .extracting(Refusal.Detail::code)
        .containsExactly(
            "header.missing.name",
            "header.missing.issue",
            "header.missing.year",
            "header.missing.issuer",
            "header.missing.issued_on",
            "entry.unresolved",
            "entry.unresolved",
            "entry.undecided",
            "entry.unresolved",
            "entry.unresolved",
            "entry.unresolved",
            "unit.unreachable");
    assertThat(refusal.details().subList(0, 5)).allMatch(detail -> detail.near() == null);
    assertThat(refusal.sentence(Language.EN)).contains("12");
    refusal.details().forEach(detail -> Refusal.sentence(Language.ZH, detail));
    assertThat(strings("select action from audit_entry where result = 'refused'"))
        .containsExactly("bulletin.release");
  }

  @Test
  void nobodyApprovesTheirOwnBulletinAndTheDatabaseSaysSoToo() {
    office.furnish();
    long id = office.confirmed();
    office.rows("update bulletin set author_id = $1", office.cast.both().account().id());
    done(office.review.submit(office.cast.clerk(), id));
    Refusal refusal = refused(office.review.approve(office.cast.both(), id, null, null));
    assertThat(refusal.code()).isEqualTo("review.own_bulletin");
    assertThat(refusal.status()).isEqualTo(403);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> office.rows("update bulletin set state = 'approved', decided_by = author_id"))
        .hasMessageContaining("second_person");
  }

  @Test
  void anEditVoidsTheApprovalAndAStaleEditIsRefused() {
    office.furnish();
    long id = office.approved();
    Bulletin approved = await(office.bulletins.find(id)).orElseThrow();
    Bulletin edited =
        done(
            office.bulletins.decide(
                office.cast.clerk(), id, approved.revision(), 4, new Decision.Choose(0)));
    assertThat(edited.state()).isEqualTo("draft");
    assertThat(edited.decidedBy()).isNull();
    assertThat(refused(office.release.release(office.cast.clerk(), id)).code())
        .isEqualTo("release.not_approved");
    assertThat(
            refused(
                    office.bulletins.setHeader(
                        office.cast.clerk(), id, approved.revision(), Office.HEADER, null))
                .code())
        .isEqualTo("bulletin.changed");
  }

  @Test
  void aReturnedAddresseeIsSentToAgainAndItsReturnIsKept() {
    office.furnish();
    Dispatch dispatch = office.released();
    long addressee =
        office
            .rows(
                "select id from addressee where dispatch_id = $1 and unit_name = '圆通速递'",
                dispatch.id())
            .get(0)
            .getLong(0);
    assertThat(refused(office.resend.again(office.cast.clerk(), dispatch.id(), addressee)).code())
        .isEqualTo("resend.not_returned");
    office.rows(
        "update addressee set state = 'returned', closed_at = now() where dispatch_id = $1 and id = $2",
        dispatch.id(),
        addressee);
    office.rows(
        "insert into acknowledgment (id, dispatch_id, addressee_id, act, person, method, reason, document, acted_at, recorded_at)"
            + " select $3, $1, $2, 'returned', '周某', 'link', 'incomplete', document, now(), now() from bulletin",
        dispatch.id(),
        addressee,
        UUID.randomUUID());
    long delivery = done(office.resend.again(office.cast.clerk(), dispatch.id(), addressee));
    assertThat(
            strings(
                "select purpose || ' ' || state from delivery where dispatch_id = $1 and id = $2",
                dispatch.id(),
                delivery))
        .containsExactly("supplement queued");
    assertThat(
            strings(
                "select state from addressee where dispatch_id = $1 and id = $2",
                dispatch.id(),
                addressee))
        .containsExactly("pending");
    assertThat(strings("select act from acknowledgment where superseded_at is not null"))
        .hasSize(1);
    assertThat(
            strings("select planned_deliveries::text from dispatch where id = $1", dispatch.id()))
        .containsExactly("5");
  }

  @Test
  void missedDeliveriesAreQueuedAgainWithAFreshBudget() {
    office.furnish();
    Dispatch dispatch = office.released();
    assertThat(refused(office.resend.retry(office.cast.clerk(), dispatch.id(), null)).code())
        .isEqualTo("retry.nothing");
    office.rows(
        "update delivery set state = 'failed', settled_at = now(), attempts = 9 where dispatch_id = $1",
        dispatch.id());
    assertThat(done(office.resend.retry(office.cast.clerk(), dispatch.id(), null))).isEqualTo(4);
    assertThat(
            strings(
                "select distinct state || budget_start from delivery where dispatch_id = $1",
                dispatch.id()))
        .containsExactly("queued9");
  }

  private List<String> strings(String sql, Object... values) {
    return office.rows(sql, values).stream().map(row -> row.getString(0)).toList();
  }
}
