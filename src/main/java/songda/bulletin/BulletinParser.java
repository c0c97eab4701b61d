package songda.bulletin;

import java.util.List;

/**
 * Reads a bulletin by the rules of domain.md §2 and §3. Pure, stateless, linear in the length of
 * the text, and total: every string gives a {@link Parsed}, none an exception.
 */
public final class BulletinParser {
  private BulletinParser() {}

  /** Reads a whole document: header, articles, and the distribution block at its end or head. */
  public static Parsed parse(String text) {
    return parseBlock(text);
  }

  /** Reads a text that is a distribution block alone. */
  public static Parsed parseBlock(String text) {
    SourceText source = SourceText.of(text);
    Findings findings = new Findings();
    Notice trouble = source.trouble();
    if (trouble != null) {
      findings.add(trouble);
    }
    BlockReader.Block block =
        BlockReader.read(source.lines(), new LineWidths(source.lines()), findings);
    Notice error = findings.error();
    if (error != null) {
      return Parsed.refused(error);
    }
    return new Parsed(
        header(block.tails()), List.of(), block.entries(), block.meta(), findings.warnings(), null);
  }

  private static Header header(Tails tails) {
    return new Header(
        null,
        null,
        null,
        false,
        null,
        tails.issuer(),
        tails.signedOn(),
        tails.signedBy(),
        null,
        null);
  }
}
