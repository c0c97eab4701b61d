package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** The block to paste says what was confirmed, not what was printed. */
class BlockTextTest {
  private static final String TEXT =
      "一篇文章\n\n这一段是正文。\n\n报：国家邮政局\n送：上海市邮政管理局各处室、管理局、文明办，各快递企业（顺丰、圆通），市文明办（2份）。\n共印40份\n";

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
  void whatNobodyChangedIsPrintedAsItWas() {
    Bulletin bulletin = added();
    BlockText block = BlockText.of(bulletin, bulletin.meta().copies());
    assertThat(block.text())
        .contains("上海市邮政管理局各处室、管理局、文明办")
        .contains("各快递企业（顺丰、圆通）")
        .contains("市文明办（2份）")
        .contains("共印40份");
    assertThat(block.readsBack()).isTrue();
    same(bulletin, block);
  }

  @Test
  void aReadingChosenStandsInFullWithItsWholeFamily() {
    Bulletin bulletin = added();
    int civil = position(bulletin, "上海市邮政管理局各文明办");
    List<Reading> readings = bulletin.entries().get(civil - 1).printed().readings();
    int one = readings.stream().map(Reading::name).toList().indexOf("上海市邮政管理局文明办");
    assertThat(one).isPositive();
    Bulletin decided = decide(bulletin, civil, new Decision.Choose(one));
    BlockText block = BlockText.of(decided, null);
    assertThat(block.text())
        .contains("上海市邮政管理局各处室，")
        .contains("上海市邮政管理局各管理局，")
        .contains("上海市邮政管理局文明办，");
    assertThat(block.readsBack()).isTrue();
    same(decided, block);
  }

  @Test
  void aMemberRenamedStaysInTheBracketsOfItsCollective() {
    Bulletin bulletin = added();
    Decision rename = new Decision.Rename("圆通速递", EntryKind.UNIT);
    Bulletin decided = decide(bulletin, position(bulletin, "圆通"), rename);
    BlockText block = BlockText.of(decided, null);
    assertThat(block.text()).contains("各快递企业（顺丰、圆通速递）");
    same(decided, block);
  }

  private Bulletin added() {
    byte[] bytes = TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Office.done(office.bulletins.add(office.cast.clerk(), new Upload("简报.txt", bytes)));
  }

  private Bulletin decide(Bulletin bulletin, int position, Decision decision) {
    return Office.done(
        office.bulletins.decide(office.cast.clerk(), bulletin.id(), null, position, decision));
  }

  private static int position(Bulletin bulletin, String name) {
    return bulletin.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .position();
  }

  /** parse(block) = the confirmed entries. */
  private static void same(Bulletin bulletin, BlockText block) {
    assertThat(BulletinParser.parseBlock(block.text()).entries())
        .extracting(e -> e.label() + e.name() + e.kind())
        .isEqualTo(
            bulletin.entries().stream()
                .map(e -> e.printed().label() + e.name() + e.kind())
                .toList());
  }
}
