package songda.bulletin;

/**
 * A fact of the masthead or of a tail, and where it was found.
 *
 * @param value as it is used: numbers in digits, days as 2022-05-27, 文号 with 〔〕, else the words
 * @param text as printed, wraps and spaces healed
 * @param line 1-based physical line of the decoded input
 */
public record PrintedFact(FactKind kind, String value, String text, int line) {}
