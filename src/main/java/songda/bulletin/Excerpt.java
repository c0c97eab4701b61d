package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.bulletin.PrintedText.NumberedLine;
import songda.bulletin.PrintedText.Part;

/** The lines around one that an error is about, so that it can be looked at in its place. */
public final class Excerpt {
  /** Lines shown above and below. */
  private static final int AROUND = 3;

  /** A longer line is cut. */
  private static final int LONGEST = 2_000;

  private Excerpt() {}

  /**
   * The line of an error with its neighbours; the characters it is about are the part whose
   * position is 1, the whole line where they are not found.
   *
   * @param number 1-based physical line; blank lines are counted but not shown
   */
  public static List<NumberedLine> of(String text, int number, @Nullable String near) {
    List<Line> lines = SourceText.of(text).lines();
    int at = 0;
    while (at < lines.size() - 1 && lines.get(at).number() < number) {
      at++;
    }
    List<NumberedLine> around = new ArrayList<>();
    for (int i = Math.max(0, at - AROUND); i < Math.min(lines.size(), at + AROUND + 1); i++) {
      Line line = lines.get(i);
      boolean meant = line.number() == number;
      around.add(new NumberedLine(line.number(), meant ? marked(line, near) : plain(line)));
    }
    return around;
  }

  private static List<Part> plain(Line line) {
    return List.of(new Part(Letters.head(line.text(), LONGEST), null));
  }

  private static List<Part> marked(Line line, @Nullable String near) {
    String text = line.text();
    String about = near == null ? "" : near;
    int from = about.isEmpty() ? -1 : text.indexOf(about);
    for (int cut = about.length() - 1; from < 0 && cut > 0; cut--) {
      // The name goes on in the next line.
      from = text.endsWith(about.substring(0, cut)) ? text.length() - cut : -1;
    }
    if (from < 0) {
      return List.of(new Part(Letters.head(text, LONGEST), 1));
    }
    int to = Math.min(text.length(), from + about.length());
    int start = Math.max(0, from - LONGEST / 2);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(text.substring(start, from), null));
    parts.add(new Part(text.substring(from, to), 1));
    parts.add(new Part(Letters.head(text.substring(to), LONGEST / 2), null));
    parts.removeIf(part -> part.text().isEmpty());
    return parts;
  }
}
