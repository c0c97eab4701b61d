package songda.directory;

/** How a unit stands towards the office that issues (与本单位关系, domain.md §2.2). */
public enum Standing {
  /** 上级. */
  SUPERIOR("superior"),
  /** 平级或不相隶属. */
  PEER("peer"),
  /** 下级. */
  SUBORDINATE("subordinate"),
  /** 系统外. */
  OUTSIDE("outside");

  private final String text;

  Standing(String text) {
    this.text = text;
  }

  /** The word in JSON and in the database. */
  public String text() {
    return text;
  }

  /** Reads {@link #text()} back; an unknown word is a bug and throws IllegalArgumentException. */
  public static Standing of(String text) {
    for (Standing standing : values()) {
      if (standing.text.equals(text)) {
        return standing;
      }
    }
    throw new IllegalArgumentException("no standing is called " + text);
  }
}
