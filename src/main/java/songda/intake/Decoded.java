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

  /** Why a file has no text; the sentence of each is {@code UNREADABLE.} and its name. */
  enum Cause {
    /** Nothing in it, or only spaces. */
    EMPTY,
    /** Neither UTF-8, UTF-16 nor GB18030 text. */
    BINARY,
    /** Over {@link TextFile#MAX_BYTES}. */
    TOO_LARGE,
    /** No such file. */
    MISSING,
    /** The locale of the process cannot express the file's name. */
    NAME_NOT_ENCODABLE,
    /** The operating system refuses to read it. */
    DENIED
  }
}
