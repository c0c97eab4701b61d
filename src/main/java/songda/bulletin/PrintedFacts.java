package songda.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the printed facts of one reading; what has no value is left out. */
final class PrintedFacts {
  private static final int MAX_TEXT = 200;

  /** More facts than this are no bulletin's. */
  private static final int MAX_FACTS = 1_000;

  private final List<PrintedFact> facts = new ArrayList<>();

  /** Notes a fact whose value is its text. */
  void add(FactKind kind, @Nullable String printed, Line line) {
    add(kind, printed, printed, line);
  }

  /**
   * Notes a fact.
   *
   * @param value what it says; nothing is noted for null
   * @param printed the text that says so
   */
  void add(FactKind kind, @Nullable Object value, @Nullable String printed, Line line) {
    if (value != null && printed != null && !printed.isBlank()) {
      String text = Letters.head(Spelling.heal(printed), MAX_TEXT);
      facts.add(
          new PrintedFact(kind, Letters.head(value.toString(), MAX_TEXT), text, line.number()));
    }
  }

  /** The facts of this and another part of the text, in its order; at most a thousand. */
  List<PrintedFact> with(PrintedFacts others) {
    List<PrintedFact> all = new ArrayList<>(facts);
    all.addAll(others.facts);
    all.sort(Comparator.comparingInt(PrintedFact::line));
    return all.subList(0, Math.min(all.size(), MAX_FACTS));
  }
}
