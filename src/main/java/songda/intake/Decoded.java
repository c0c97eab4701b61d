package songda.intake;

/** What became of a file's bytes: text, or the cause why there is none (code UNREADABLE). */
public sealed interface Decoded {
  /**
   * The file is text.
   *
   * @param text without a byte order mark, otherwise unchanged
   */
  record Text(String text) implements Decoded {}

  /**
   * The file is not text.
   *
   * @param cause why, and so what to do
   */
  record Unreadable(Cause cause) implements Decoded {}

  /** Why a file has no text; each has its sentence with the remedy under {@link #key()}. */
  enum Cause {
    /** Nothing in it, or only spaces. */
    EMPTY("unreadable.empty"),
    /** Neither UTF-8, UTF-16 nor GB18030 text. */
    BINARY("unreadable.binary"),
    /** Over {@link TextFile#MAX_BYTES}. */
    TOO_LARGE("unreadable.too_large"),
    /** No such file. */
    MISSING("unreadable.missing"),
    /** The operating system refuses to read it. */
    DENIED("unreadable.denied");

    private final String key;

    Cause(String key) {
      this.key = key;
    }

    /** Key of the sentence in the message bundles. */
    public String key() {
      return key;
    }
  }
}
