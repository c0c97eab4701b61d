package songda.bulletin;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tails of a block say: facts of the header and of {@link Meta}; the first one wins. */
final class Tails {
  private @Nullable String issuer;
  private @Nullable String signedBy;
  private @Nullable LocalDate signedOn;
  private @Nullable String printer;
  private @Nullable LocalDate printDate;
  private @Nullable Integer copies;
  private boolean archive;
  private final PrintedFacts facts = new PrintedFacts();

  /** Takes the text after a tail word's colon, which stands on a line. */
  void take(FactKind word, String value, Line line) {
    String said = withoutLastBracket(Spelling.heal(value));
    if (said.isEmpty()) {
      return;
    }
    LocalDate day = word == FactKind.SIGNED_ON ? Numerals.date(value) : null;
    facts.add(word, day == null ? said : day, said, line);
    switch (word) {
      case ISSUER -> issuer = issuer == null ? said : issuer;
      case ARCHIVE -> archive = true;
      case SIGNED_BY -> signedBy = signedBy == null ? said : signedBy;
      case SIGNED_ON -> signedOn = signedOn == null ? day : signedOn;
      default -> {
        // Recognised so that it is no recipient; kept as a fact alone.
      }
    }
  }

  /** （主办单位：市文明办）: the bracket that opened before the word closes behind its value. */
  private static String withoutLastBracket(String said) {
    int last = said.length() - 1;
    boolean closes = last >= 0 && Letters.bracket(said.charAt(last)) < 0;
    return closes && Spelling.lastBracket(said) < 0 ? said.substring(0, last) : said;
  }

  /** Takes （共印N份） as printed on a line. */
  void copies(@Nullable Integer number, String printed, Line line) {
    facts.add(FactKind.COPIES, number, printed, line);
    copies = copies == null ? number : copies;
  }

  /** Takes 存档 as printed on a line. */
  void archive(String printed, Line line) {
    facts.add(FactKind.ARCHIVE, printed, line);
    archive = true;
  }

  /** Takes the printer, which may stand on the line above its date. */
  void printedBy(@Nullable String by, Line line) {
    facts.add(FactKind.PRINTER, by, line);
    printer = printer == null ? by : printer;
  }

  /** Takes the date of the printer line. */
  void printedOn(@Nullable LocalDate on, Line line) {
    facts.add(FactKind.PRINTED_ON, on, on == null ? null : line.trimmed(), line);
    printDate = printDate == null ? on : printDate;
  }

  /** What was found, and where. */
  PrintedFacts facts() {
    return facts;
  }

  @Nullable String issuer() {
    return issuer;
  }

  @Nullable String signedBy() {
    return signedBy;
  }

  @Nullable LocalDate signedOn() {
    return signedOn;
  }

  /** The meta of a block, with what its entries say of themselves. */
  Meta meta(Map<String, Integer> byName, Map<String, Integer> declared) {
    return new Meta(copies, archive, printer, printDate, byName, declared);
  }
}
