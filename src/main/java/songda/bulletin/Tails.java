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

  /** Takes the text after a tail word's colon. */
  void take(TailWord word, String value) {
    String said = withoutLastBracket(Spelling.heal(value));
    if (said.isEmpty()) {
      return;
    }
    switch (word) {
      case ISSUER -> issuer = issuer == null ? said : issuer;
      case ARCHIVE -> archive();
      case SIGNER -> signedBy = signedBy == null ? said : signedBy;
      case SIGNED_AT -> signedOn = signedOn == null ? Numerals.date(value) : signedOn;
      default -> {
        // Recognised so that it is no recipient; nothing asks for it.
      }
    }
  }

  /** （主办单位：市文明办）: the bracket that opened before the word closes behind its value. */
  private static String withoutLastBracket(String said) {
    int last = said.length() - 1;
    boolean closes = last >= 0 && Letters.bracket(said.charAt(last)) < 0;
    return closes && Spelling.lastBracket(said) < 0 ? said.substring(0, last) : said;
  }

  void copies(@Nullable Integer number) {
    copies = copies == null ? number : copies;
  }

  void archive() {
    archive = true;
  }

  void printed(@Nullable String by, @Nullable LocalDate on) {
    printer = printer == null ? by : printer;
    printDate = printDate == null ? on : printDate;
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
