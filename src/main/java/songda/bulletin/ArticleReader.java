package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts the body of a bulletin into articles, and heals its paragraphs of line wraps and page
 * breaks (domain.md §3.2, rules T and P1 to P3).
 */
final class ArticleReader {
  private static final Pattern PUNCTUATION = Pattern.compile("[。；：，、！？;:,!?]");
  private static final Pattern HEADING =
      Pattern.compile("(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]).*");

  /** A title line is no longer than this. */
  private static final int LONGEST_TITLE = 60;

  private final List<Line> lines;
  private final Layout layout;
  private final List<Article> articles = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String title = "";
  private int paragraphStart;

  private ArticleReader(List<Line> lines, Layout layout) {
    this.lines = lines;
    this.layout = layout;
  }

  static List<Article> read(List<Line> lines, Layout layout) {
    ArticleReader reader = new ArticleReader(lines, layout);
    reader.read();
    return reader.articles;
  }

  /** How many lines stand before the first title; all of them where there is no title. */
  static int beforeFirstTitle(List<Line> lines, Layout layout) {
    ArticleReader reader = new ArticleReader(lines, layout);
    for (int at = 0; at < lines.size(); at++) {
      if (reader.endOfTitle(at) > at) {
        return at;
      }
      if (PUNCTUATION.matcher(lines.get(at).text()).find()) {
        return at;
      }
    }
    return lines.size();
  }

  private void read() {
    int at = 0;
    while (at < lines.size()) {
      int end = endOfTitle(at);
      if (end > at) {
        closeArticle();
        title = join(at, end);
        at = end;
      } else {
        add(at++);
      }
    }
    closeArticle();
  }

  /** Rule T: the index after the title that starts at a line, or that line when none does. */
  private int endOfTitle(int at) {
    if (!startsUnit(at) || !isTitleLine(at)) {
      return at;
    }
    int end = at + 1;
    while (end < lines.size() && isTitleLine(end) && !layout.hasGap(lines.get(end))) {
      end++;
    }
    if (end == lines.size()) {
      return at;
    }
    boolean gapAfter = layout.hasGap(lines.get(end)) || layout.isIndented(lines.get(end));
    if (!gapAfter && end - at > 1 && looksLikeProse(end - 1)) {
      end--;
    }
    boolean stands = gapAfter || at == 0 || !looksLikeProse(end - 1);
    return stands && beginsProse(end) ? end : at;
  }

  /** A gap or the start of the text stands before it, and no sentence is unfinished. */
  private boolean startsUnit(int at) {
    if (at == 0) {
      return true;
    }
    return layout.hasGap(lines.get(at)) && Layout.endsSentence(lines.get(at - 1));
  }

  private boolean isTitleLine(int at) {
    String text = lines.get(at).trimmed();
    return text.length() <= LONGEST_TITLE && !PUNCTUATION.matcher(text).find();
  }

  /** As wide as the first line of a paragraph without punctuation. */
  private boolean looksLikeProse(int at) {
    return layout.isWrapped() && !layout.isShort(lines.get(at), true);
  }

  private boolean beginsProse(int at) {
    if (!isTitleLine(at)) {
      return true;
    }
    boolean next = at + 1 < lines.size() && !layout.hasGap(lines.get(at + 1));
    return looksLikeProse(at) && next && !isTitleLine(at + 1);
  }

  private void add(int at) {
    if (paragraph.length() > 0 && endsBefore(at)) {
      closeParagraph();
    }
    if (paragraph.length() == 0) {
      paragraphStart = at;
    } else {
      glue(lines.get(at - 1), lines.get(at));
    }
    paragraph.append(Letters.trim(lines.get(at).text()));
  }

  private void glue(Line above, Line below) {
    int last = above.text().charAt(above.text().length() - 1);
    if (Letters.isLatin(last) && Letters.isLatin(below.trimmed().charAt(0))) {
      paragraph.append(' ');
    }
  }

  /** Rules P1 to P3, and what a printed indent or a blank line says where the text kept them. */
  private boolean endsBefore(int at) {
    Line above = lines.get(at - 1);
    Line below = lines.get(at);
    boolean first = paragraphStart == at - 1;
    if (!layout.isWrapped()) {
      return true;
    }
    boolean heading = first && isHeading(above) && layout.isShort(above, true);
    if (!Layout.endsSentence(above)) {
      return heading || (layout.isIndented(below) && layout.isShort(above, first));
    }
    boolean gap = !layout.isDoubleSpaced() && layout.hasGap(below);
    return gap
        || layout.isIndented(below)
        || layout.isShort(above, first)
        || (layout.isIndentedWidth(below) && !Layout.endsSentence(below));
  }

  private static boolean isHeading(Line line) {
    return HEADING.matcher(line.trimmed()).matches();
  }

  private String join(int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(Letters.trim(lines.get(i).text()));
    }
    return joined.toString();
  }

  private void closeParagraph() {
    if (paragraph.length() > 0) {
      paragraphs.add(paragraph.toString());
      paragraph.setLength(0);
    }
  }

  private void closeArticle() {
    closeParagraph();
    if (!title.isEmpty() || !paragraphs.isEmpty()) {
      articles.add(new Article(title, paragraphs));
    }
    title = "";
    paragraphs.clear();
  }
}
