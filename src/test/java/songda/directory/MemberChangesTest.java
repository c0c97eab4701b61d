package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Decision;
import songda.bulletin.Header;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** A collective is asked about again when its members are not those of its last release. */
class MemberChangesTest {
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

  private long id(String unit) {
    return office.rows("select id from unit where name = $1", unit).get(0).getLong(0);
  }

  private long map(String... units) {
    List<Long> ids = java.util.stream.Stream.of(units).map(this::id).toList();
    office.clock.advance(java.time.Duration.ofMinutes(1));
    return done(office.collectives.map(office.cast.clerk(), "各快递企业", ids)).id();
  }

  private List<MemberChange> changes(long bulletin) {
    Bulletin found = await(office.bulletins.find(bulletin)).orElseThrow();
    return await(office.memberChanges.of(found));
  }

  /** The next number, with everything but its collective confirmed. */
  private long next() {
    long id = office.confirmed();
    Header header = await(office.bulletins.find(id)).orElseThrow().header();
    Header six =
        new Header(
            header.name(),
            6,
            null,
            false,
            2022,
            header.issuer(),
            header.issuedOn(),
            null,
            null,
            null);
    done(office.bulletins.setHeader(office.cast.clerk(), id, null, six, null));
    return id;
  }

  @Test
  void nobodyIsAskedBeforeTheFirstReleaseNorWhenNothingChanged() {
    assertThat(changes(office.confirmed())).isEmpty();
    office.released();
    assertThat(changes(next())).isEmpty();
  }

  @Test
  void whatCameAndWhatWentSinceTheLastReleaseIsNamedAndHoldsTheNextOneBack() {
    office.released();
    office.unit("中通快递", Standing.OUTSIDE, "zto@c.example");
    long collective = map("顺丰速运", "中通快递");
    long next = next();
    MemberChange change = changes(next).get(0);
    assertThat(change.position()).isEqualTo(5);
    assertThat(change.added()).containsExactly("中通快递");
    assertThat(change.gone()).containsExactly("圆通速递");
    assertThat(change.members()).isEqualTo(2);
    assertThat(change.releasedAt()).isNotNull();
    Refusal refusal = refused(office.review.submit(office.cast.clerk(), next));
    assertThat(refusal.details())
        .extracting(Refusal.Detail::code)
        .containsExactly("entry.members_changed");
    done(
        office.bulletins.decide(
            office.cast.clerk(), next, null, 5, new Decision.ToCollective(collective)));
    assertThat(changes(next)).isEmpty();
    done(office.review.submit(office.cast.clerk(), next));
  }

  @Test
  void aConfirmationHoldsUntilTheMembersChangeAgain() {
    long collective = map("顺丰速运", "圆通速递");
    long bulletin = office.confirmed();
    done(
        office.bulletins.decide(
            office.cast.clerk(), bulletin, null, 5, new Decision.ToCollective(collective)));
    assertThat(changes(bulletin)).isEmpty();
    map("顺丰速运");
    assertThat(changes(bulletin))
        .containsExactly(new MemberChange(5, collective, 1, null, List.of(), List.of()));
  }
}
