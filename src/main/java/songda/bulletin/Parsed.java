package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one text. With an {@code error}, articles and entries are empty and meta says
 * nothing; warnings never stop a reading.
 *
 * @param header facts of the masthead and of the tail
 * @param articles in printed order
 * @param entries recipients in printed order
 * @param meta copies, archive, printer
 * @param facts what header and meta rest on and what other tails say, with the places, in the order
 *     of the text
 * @param warnings in the order of the text
 * @param error the one reason why it could not be read, or null
 */
public record Parsed(
    Header header,
    List<Article> articles,
    List<Entry> entries,
    Meta meta,
    List<PrintedFact> facts,
    List<Notice> warnings,
    @Nullable Notice error) {
  public Parsed {
    articles = List.copyOf(articles);
    entries = List.copyOf(entries);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }

  /** A reading refused for one reason. */
  public static Parsed refused(Notice error) {
    return new Parsed(Header.EMPTY, List.of(), List.of(), Meta.EMPTY, List.of(), List.of(), error);
  }
}
