package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import songda.intake.Decoded;

/**
 * Reads a bulletin by the rules of domain.md §2 and §3. Pure, stateless, linear in the length of
 * the text, and total: every string gives a {@link Parsed}, none an exception.
 */
public final class BulletinParser {
  private BulletinParser() {}

  /**
   * Reads a whole document: header, articles, and the distribution block at its end or head. Where
   * there is no block the error is NO_DISTRIBUTION_BLOCK, and header and articles are given all the
   * same, so that recipients can be chosen by hand.
   */
  public static Parsed parse(String text) {
    return parse(Decoded.Text.plain(text));
  }

  /** As {@link #parse(String)}, knowing whether a line may end inside a paragraph. */
  public static Parsed parse(Decoded.Text document) {
    SourceText source = SourceText.of(document.text());
    Findings findings = findings(source);
    List<Line> lines = source.lines();
    LineWidths widths = widths(document, lines);
    Layout layout = new Layout(lines, widths);
    BlockLocator.Place place = new BlockLocator(lines, layout.usualGap(), findings).locate();
    List<Line> block = lines.subList(place.from(), place.to());
    List<Line> body = new ArrayList<>(lines.subList(0, place.from()));
    body.addAll(lines.subList(place.to(), lines.size()));
    BlockReader.Block read = BlockReader.read(block, widths, findings);
    HeaderReader.Masthead masthead = HeaderReader.read(body, read.tails());
    List<Line> told = body.subList(masthead.lines(), body.size());
    told = told.subList(Contents.read(told, masthead.facts()), told.size());
    int head = body.size() - told.size() + ArticleReader.beforeFirstTitle(told, layout);
    SecurityMark.check(body, head, findings);
    SecurityMark.check(block, place.from() == 0 ? block.size() : 0, findings);
    return result(masthead, ArticleReader.read(told, layout), read, findings);
  }

  /** Reads a text that is a distribution block alone. */
  public static Parsed parseBlock(String text) {
    return parseBlock(Decoded.Text.plain(text));
  }

  /** As {@link #parseBlock(String)}, knowing whether a line may end inside a paragraph. */
  public static Parsed parseBlock(Decoded.Text document) {
    SourceText source = SourceText.of(document.text());
    Findings findings = findings(source);
    List<Line> lines = source.lines();
    BlockReader.Block block = BlockReader.read(lines, widths(document, lines), findings);
    SecurityMark.check(lines, lines.size(), findings);
    return result(HeaderReader.read(List.of(), block.tails()), List.of(), block, findings);
  }

  private static LineWidths widths(Decoded.Text document, List<Line> lines) {
    return document.format().wholeParagraphs() ? LineWidths.ofParagraphs() : new LineWidths(lines);
  }

  private static Findings findings(SourceText source) {
    Findings findings = new Findings();
    Notice trouble = source.trouble();
    if (trouble != null) {
      findings.add(trouble);
    }
    return findings;
  }

  private static Parsed result(
      HeaderReader.Masthead masthead,
      List<Article> articles,
      BlockReader.Block block,
      Findings findings) {
    Notice error = findings.error();
    if (error != null && error.code() != NoticeCode.NO_DISTRIBUTION_BLOCK) {
      return Parsed.refused(error);
    }
    return new Parsed(
        masthead.header(),
        articles,
        error == null ? block.entries() : List.of(),
        block.meta(),
        masthead.facts().with(block.tails().facts()),
        findings.warnings(),
        error);
  }
}
