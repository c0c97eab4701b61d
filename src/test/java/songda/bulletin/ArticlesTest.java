package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Titles and paragraphs of a text whose lines were wrapped, or not (domain.md §3.2). */
class ArticlesTest {
  private static final String TAIL = "\n\n报：市委\n";

  /** 26 Han characters: the width of the lines below is 52. */
  private static final String FULL = "会议指出，要抓好快递业复工复产工作并做好防疫保障措施";

  @Test
  void consecutiveTitleLinesJoinWithoutASpace() {
    List<Article> articles = articles("市局召开\n部署会\n\n会议强调，要抓好落实。" + TAIL);
    assertThat(articles).containsExactly(new Article("市局召开部署会", List.of("会议强调，要抓好落实。")));
  }

  @Test
  void aTitleNeedsAGapAboveAndProseBelow() {
    List<Article> articles = articles("第一篇\n\n第一段，完。\n\n第二篇\n\n第二段，完。" + TAIL);
    assertThat(articles).extracting(Article::title).containsExactly("第一篇", "第二篇");
    assertThat(articles)
        .extracting(Article::paragraphs)
        .containsExactly(List.of("第一段，完。"), List.of("第二段，完。"));
  }

  @Test
  void aWrappedLineGoesOnAndAShortOneEnds() {
    String text =
        "标题\n\n" + FULL + "\n" + FULL + "\n结束了。\n下一段，" + FULL.substring(8) + "\n结束。" + TAIL;
    assertThat(articles(text).get(0).paragraphs())
        .containsExactly(FULL + FULL + "结束了。", "下一段，" + FULL.substring(8) + "结束。");
  }

  @Test
  void aPageBreakInsideAParagraphIsHealed() {
    String text = "标题\n\n" + FULL + "\n\n" + FULL + "\n\n \n\n\n— 2 —\n\n" + FULL + "\n\n完。" + TAIL;
    assertThat(articles(text).get(0).paragraphs()).containsExactly(FULL + FULL + FULL + "完。");
  }

  @Test
  void aTextWithoutTitleIsOneArticleWithoutTitle() {
    List<Article> articles = articles("今天开会。\n会议结束。" + TAIL);
    assertThat(articles).containsExactly(new Article("", List.of("今天开会。", "会议结束。")));
  }

  @Test
  void whatIsPrintedIsNotRepaired() {
    String paragraph = "有效期 5 年，沪人社规[2022]14 号，“一区一方案”“一中心一方案”。";
    assertThat(articles("标题\n\n" + paragraph + TAIL).get(0).paragraphs())
        .containsExactly(paragraph);
  }

  @Test
  void theBlockEndsTheLastArticle() {
    assertThat(articles("标题\n\n" + FULL + "\n" + FULL + "\n报：市委").get(0).paragraphs())
        .containsExactly(FULL + FULL);
  }

  @Test
  void withoutABlockTheArticlesAreReadAllTheSame() {
    Parsed parsed = BulletinParser.parse("标题\n\n今天开会，完。");
    assertThat(parsed.error()).isNotNull();
    assertThat(parsed.articles()).containsExactly(new Article("标题", List.of("今天开会，完。")));
  }

  private static List<Article> articles(String text) {
    Parsed parsed = BulletinParser.parse(text);
    assertThat(parsed.error()).isNull();
    return parsed.articles();
  }
}
