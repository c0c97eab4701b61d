package songda.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.Annex;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** A reading put right: corrected, split, joined, dropped, added to; what it was is kept. */
class EntryEditsTest {
  private TestDatabase test;
  private Office office;
  private EntryEdits edits;
  private long id;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    edits = Annex.entryEdits(office);
    id = office.draft();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Bulletin replace(int from, int to, EntryLine... lines) {
    return done(
        edits.replace(office.cast.clerk(), id, null, new EntryEdits.Run(from, to), List.of(lines)));
  }

  private String code(Integer revision, int from, int to, EntryLine... lines) {
    return refused(
            edits.replace(
                office.cast.clerk(), id, revision, new EntryEdits.Run(from, to), List.of(lines)))
        .code();
  }

  private static EntryLine send(String name) {
    return new EntryLine(Relation.SEND, name, null, null);
  }

  private static List<String> names(Bulletin bulletin) {
    return bulletin.entries().stream().map(e -> e.position() + " " + e.name()).toList();
  }

  @Test
  void oneForOneCorrects() {
    EntryLine line = new EntryLine(Relation.REPORT, "上海市交通委文明办公室", null, 3);
    Bulletin bulletin = replace(3, 3, line);
    ConfirmedEntry entry = bulletin.entries().get(2);
    assertThat(entry.name()).isEqualTo("上海市交通委文明办公室");
    assertThat(entry.printed().relation()).isEqualTo(Relation.REPORT);
    assertThat(entry.printed().label()).isEqualTo("报");
    assertThat(entry.copies()).isEqualTo(3);
    assertThat(entry.edited()).isTrue();
    assertThat(entry.resolved()).as("a near name is never taken").isFalse();
    assertThat(entry.printed().raw()).isEqualTo("上海市交通委文明办");
    assertThat(entry.decidedByName()).isNotNull();
    assertThat(bulletin.entries()).hasSize(6);
  }

  @Test
  void oneForSeveralSplitsAndTheRestMovesOn() {
    Bulletin bulletin = replace(2, 2, send("上海市文明办"), send("圆通速递"));
    assertThat(names(bulletin))
        .containsExactly(
            "1 国家邮政局精神文明建设指导委员会",
            "2 上海市文明办",
            "3 圆通速递",
            "4 上海市交通委文明办",
            "5 上海市快递行业协会",
            "6 各快递企业",
            "7 顺丰速运");
    assertThat(bulletin.entries().get(1).edited()).as("its name stays, so it stays").isFalse();
    assertThat(bulletin.entries().get(2).printed().raw()).isEqualTo("上海市文明办");
    assertThat(bulletin.entries().get(2).unit()).isPresent();
  }

  @Test
  void severalForOneJoinsAndNoneDrops() {
    Bulletin joined = replace(2, 3, send("上海市文明办和交通委文明办"));
    assertThat(joined.entries()).hasSize(5);
    assertThat(joined.entries().get(1).printed().raw()).isEqualTo("上海市文明办、上海市交通委文明办");
    Bulletin dropped = replace(2, 2);
    assertThat(names(dropped))
        .containsExactly("1 国家邮政局精神文明建设指导委员会", "2 上海市快递行业协会", "3 各快递企业", "4 顺丰速运");
  }

  @Test
  void aNewNameComesFromTheTextOfTheEntryItStandsFor() {
    Bulletin bulletin = replace(2, 4, send("上海市文明办"), send("交通委文明办"), send("快递协会"));
    assertThat(bulletin.entries())
        .extracting(entry -> entry.printed().raw())
        .containsSubsequence("上海市文明办", "上海市交通委文明办", "上海市快递行业协会");
    Bulletin fewer = replace(2, 5, send("快递协会"), send("文明办"), send("企业"));
    assertThat(fewer.entries())
        .extracting(entry -> entry.printed().raw())
        .containsSubsequence("上海市快递行业协会", "上海市文明办", "上海市交通委文明办、各快递企业");
  }

  @Test
  void anEmptyRunAddsWithoutAPrintedLine() {
    Bulletin bulletin = replace(7, 6, new EntryLine(Relation.ISSUE, "各区文明办", null, null));
    ConfirmedEntry added = bulletin.entries().get(6);
    assertThat(added.kind()).isEqualTo(EntryKind.COLLECTIVE);
    assertThat(added.printed().line()).isZero();
    assertThat(added.printed().label()).isEqualTo("发");
  }

  @Test
  void aListOfAddedEntriesAloneIsRefusedAndAnEmptyOneIsMadeByHand() {
    replace(7, 6, send("市委"));
    assertThat(code(null, 1, 6)).isEqualTo("entries.none_printed");
    assertThat(replace(1, 7).byHand()).isTrue();
  }

  @Test
  void anAddedNameTakesNoCharactersOfThePrintAndAJoinedOneThoseOfItsFirst() {
    String text = "送：市委办公室，市政府，市局\n";
    id =
        done(office.bulletins.add(office.cast.clerk(), new Upload("a.txt", text.getBytes(UTF_8))))
            .id();
    replace(1, 0, send("市委"));
    Bulletin bulletin = replace(3, 4, send("市政府和市局"));
    List<Entry> entries = bulletin.entries().stream().map(ConfirmedEntry::printed).toList();
    assertThat(PrintedText.of(text, entries).get(0).parts())
        .filteredOn(part -> part.position() != null)
        .extracting(part -> part.position() + " " + part.text())
        .containsExactly("2 市委办公室", "3 市政府");
  }

  @Test
  void whatWasDecidedOfAnotherEntryStays() {
    long unit = office.unit("某协会", songda.directory.Standing.OUTSIDE, "a@d.example");
    done(
        office.bulletins.decide(
            office.cast.clerk(), id, null, 4, new Decision.ToUnit(unit, false)));
    Bulletin bulletin =
        replace(3, 4, send("上海市交通委文明办"), new EntryLine(Relation.ISSUE, "上海市快递行业协会", null, 2));
    ConfirmedEntry kept = bulletin.entries().get(3);
    assertThat(kept.unit().orElseThrow().name()).isEqualTo("某协会");
    assertThat(kept.printed().relation()).isEqualTo(Relation.ISSUE);
    assertThat(kept.copies()).isEqualTo(2);
    assertThat(kept.edited()).isFalse();
  }

  @Test
  void badInputIsRefusedAndNothingChanges() {
    assertThat(code(null, 2, 2, send(""))).isEqualTo("entry.bad_name");
    assertThat(code(null, 2, 2, send("送：上海市文明办"))).isEqualTo("entry.not_a_name");
    assertThat(code(null, 2, 2, send("上海市文明办\n市委"))).isEqualTo("entry.bad_name");
    assertThat(code(null, 2, 2, new EntryLine(Relation.SEND, "市委", null, 0)))
        .isEqualTo("entry.bad_copies");
    assertThat(code(null, 2, 2, send("上海市交通委 文明办"))).isEqualTo("entry.twice");
    assertThat(code(null, 2, 2, send("市委"), send("市委"))).isEqualTo("entry.twice");
    assertThat(code(null, 0, 0)).isEqualTo("entry.not_found");
    assertThat(code(null, 5, 3)).isEqualTo("entry.not_found");
    assertThat(code(null, 6, 7)).isEqualTo("entry.not_found");
    assertThat(code(null, 2, 2, send("抄送 市委"))).isEqualTo("entry.not_a_name");
    assertThat(code(99, 2, 2, send("市委"))).isEqualTo("bulletin.changed");
    assertThat(names(await(office.bulletins.find(id)).orElseThrow()))
        .hasSize(6)
        .contains("2 上海市文明办");
  }

  @Test
  void anApprovalFallsAndAReleasedListStands() {
    long approved = office.approved();
    id = approved;
    assertThat(replace(2, 2).state()).isEqualTo("draft");
    long released = office.released().bulletinId();
    id = released;
    assertThat(code(null, 2, 2)).isEqualTo("bulletin.released");
  }

  @Test
  void theAuditKeepsBothLists() {
    replace(2, 3, new EntryLine(Relation.SEND, "市文明办", null, 2));
    assertThat(
            office.rows(
                "select convert_from(body, 'UTF8') from audit_entry where action ="
                    + " 'bulletin.entries_edited' and result = 'done'"))
        .singleElement()
        .extracting(row -> row.getString(0))
        .asString()
        .contains("送：上海市文明办", "送：上海市交通委文明办", "送：市文明办（2份）");
  }

  @Test
  void theBlockToPasteNamesWhatStands() {
    Bulletin bulletin = replace(2, 3, new EntryLine(Relation.SEND, "市文明办", null, 2));
    assertThat(BlockText.of(bulletin, null).text()).contains("市文明办（2份）").doesNotContain("交通委");
  }
}
