package songda.bulletin;

import java.util.List;

/**
 * One article of the bulletin.
 *
 * @param title its lines joined without a space; empty when text stands before the first title
 * @param paragraphs healed of page breaks and line wraps, each stripped, in printed order
 */
public record Article(String title, List<String> paragraphs) {
  public Article {
    paragraphs = List.copyOf(paragraphs);
  }
}
