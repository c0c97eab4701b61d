package songda.bulletin;

/**
 * How the issuer stands to a recipient on the distribution block. Declared in rank order: {@link
 * #REPORT} is the highest, so the natural order of the enum is the order of the register and of
 * "the higher relation wins" (domain.md §1.2).
 */
public enum Relation {
  /** 报: to superior organs and leaders. */
  REPORT("report", "报"),
  /** 送: to peers and organs not subordinate to each other. */
  SEND("send", "送"),
  /** 发: to subordinates. */
  ISSUE("issue", "发");

  private final String text;
  private final String printed;

  Relation(String text, String printed) {
    this.text = text;
    this.printed = printed;
  }

  /** The word in JSON and in the database: {@code report}, {@code send} or {@code issue}. */
  public String text() {
    return text;
  }

  /** The word on the printed sheet: 报, 送 or 发. */
  public String printed() {
    return printed;
  }

  /** Reads {@link #text()} back; an unknown word is a bug and throws IllegalArgumentException. */
  public static Relation of(String text) {
    for (Relation relation : values()) {
      if (relation.text.equals(text)) {
        return relation;
      }
    }
    throw new IllegalArgumentException("no relation is called " + text);
  }

  /** The higher of two relations: 报 before 送 before 发. */
  public Relation higher(Relation other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
