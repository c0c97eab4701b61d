package songda.bulletin;

/** Whether a printed name stands for one organisation or for several that a person must name. */
public enum EntryKind {
  /** One organisation (单位). */
  UNIT("unit"),
  /** A phrase for several units or persons (统称); a person maps it to its members. */
  COLLECTIVE("collective");

  private final String text;

  EntryKind(String text) {
    this.text = text;
  }

  /** The word in JSON and in the database: {@code unit} or {@code collective}. */
  public String text() {
    return text;
  }

  /** Reads {@link #text()} back; an unknown word is a bug and throws IllegalArgumentException. */
  public static EntryKind of(String text) {
    for (EntryKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of entry is called " + text);
  }
}
