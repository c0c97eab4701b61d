package songda.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import songda.bulletin.Article;
import songda.bulletin.Entry;
import songda.bulletin.EntryKind;
import songda.bulletin.Header;
import songda.bulletin.Meta;
import songda.bulletin.Parsed;
import songda.bulletin.Relation;

/** A bulletin whose message is 5 KB on the wire, as the peers' are; pure. */
final class BenchBulletin {
  private static final String SENTENCE = "各单位认真落实工作部署，加强寄递渠道管理，切实保障用户合法权益，推动行业高质量发展。";

  /** Bytes of a webhook's text that make its JSON 5 KB, and titles that make a mail 5 KB. */
  private static final int TEXT_BYTES = 4_300;

  private static final int TITLES = 12;

  private BenchBulletin() {}

  /** What reading it would have given: complete, one collective under 发. */
  static Parsed of(Kind kind, int issue, String collective) {
    Header header =
        new Header(
            "基准简报",
            issue,
            null,
            false,
            2026,
            "基准编印办公室",
            LocalDate.of(2026, 1, 5),
            null,
            null,
            null);
    Entry entry =
        new Entry(
            "发",
            Relation.ISSUE,
            collective,
            EntryKind.COLLECTIVE,
            null,
            false,
            false,
            collective,
            1,
            List.of());
    List<Article> articles = kind == Kind.WEBHOOK ? text() : titles();
    return new Parsed(header, articles, List.of(entry), Meta.EMPTY, List.of(), List.of(), null);
  }

  private static List<Article> text() {
    int bytes = SENTENCE.getBytes(StandardCharsets.UTF_8).length;
    return List.of(new Article("基准文章", List.of(SENTENCE.repeat(TEXT_BYTES / bytes))));
  }

  private static List<Article> titles() {
    return IntStream.range(0, TITLES)
        .mapToObj(n -> new Article(SENTENCE.substring(0, 24), List.of(SENTENCE)))
        .toList();
  }
}
