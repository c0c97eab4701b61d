package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real bulletin, exact: domain.md §2.5 and §3.3. */
class SampleBulletinTest {
  private static Parsed parsed;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = SampleBulletinTest.class.getResourceAsStream("sample.txt")) {
      parsed = BulletinParser.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void threeArticlesWithTheirTitlesJoined() {
    assertThat(parsed.articles())
        .extracting(Article::title)
        .containsExactly(
            "上海市邮政管理局召开上海邮政快递业恢复工作部署会",
            "上海市邮政管理局联合市人社局积极推进基层快递网点优先参加工伤保险",
            "上海市邮政管理局联合市交通委召开本市邮政快递业复工复产工作协调会");
    assertThat(parsed.articles()).extracting(a -> a.title().length()).containsExactly(24, 32, 32);
  }

  @Test
  void paragraphsAreHealedOfPageBreaks() {
    assertThat(lengths(0)).containsExactly(121, 159, 163, 137, 44);
    assertThat(lengths(1)).containsExactly(88, 123, 232, 206, 136);
    assertThat(lengths(2)).containsExactly(187, 442);
    assertThat(openings(0)).containsExactly("目前上海市", "会议指出，", "会议强调，", "下一步，上", "上海局普遍");
    assertThat(openings(1)).containsExactly("近日，上海", "《通知》是", "根据《通知", "自疫情爆发", "下一步，上");
    assertThat(openings(2)).containsExactly("为进一步贯", "会议介绍了");
  }

  @Test
  void thirteenEntriesNineUnitsFourCollectivesTwoForReview() {
    assertThat(parsed.error()).isNull();
    assertThat(parsed.warnings()).isEmpty();
    assertThat(parsed.entries()).hasSize(13);
    assertThat(parsed.entries()).filteredOn(e -> e.kind() == EntryKind.UNIT).hasSize(9);
    assertThat(parsed.entries()).filteredOn(e -> e.relation() == Relation.REPORT).hasSize(4);
    assertThat(parsed.entries())
        .filteredOn(Entry::review)
        .extracting(Entry::name)
        .containsExactly("上海市邮政管理局各管理局", "上海市邮政管理局各文明办");
  }

  @Test
  void joinedNamesKeepTheLineOnWhichTheyStart() {
    assertThat(parsed.entries().get(0).line()).isEqualTo(247);
    assertThat(parsed.entries().get(6).name()).isEqualTo("上海市建交系统文明办");
    assertThat(parsed.entries().get(6).line()).isEqualTo(255);
    assertThat(parsed.entries().get(12).name()).isEqualTo("各快递企业");
    assertThat(parsed.entries().get(12).line()).isEqualTo(259);
  }

  @Test
  void aFamilyShowsOnePrintedText() {
    assertThat(parsed.entries().subList(8, 11))
        .extracting(Entry::raw)
        .containsOnly("上海市邮政管理局各处室、管理局、文明办");
    assertThat(parsed.entries().subList(8, 11))
        .extracting(Entry::derived)
        .containsExactly(false, true, true);
  }

  @Test
  void theReadingsOfAFlaggedEntryStandSideBySide() {
    assertThat(parsed.entries().get(10).readings())
        .containsExactly(
            new Reading("上海市邮政管理局各文明办", EntryKind.COLLECTIVE, "上海市邮政管理局"),
            new Reading("上海市邮政管理局文明办", EntryKind.UNIT, "上海市邮政管理局"));
  }

  @Test
  void whatTheMastheadLostIsAbsent() {
    assertThat(parsed.header()).isEqualTo(Header.EMPTY);
    assertThat(parsed.meta()).isEqualTo(Meta.EMPTY);
  }

  private static List<Integer> lengths(int article) {
    return parsed.articles().get(article).paragraphs().stream().map(String::length).toList();
  }

  private static List<String> openings(int article) {
    return parsed.articles().get(article).paragraphs().stream()
        .map(p -> p.substring(0, 5))
        .toList();
  }
}
