package songda.intake;

/** What became of a file's bytes: text, or the cause why there is none (code UNREADABLE). */
public sealed interface Decoded {
  /**
   * The file has text.
   *
   * @param text without a byte order mark; of a laid-out file, its reading
   * @param format what the file is
   */
  record Text(String text, Format format) implements Decoded {
    /** Text that is in no file, such as what was typed. */
    public static Text plain(String text) {
      return new Text(text, Format.PLAIN);
    }
  }

  /** The kinds of files that are read, told by their content. */
  enum Format {
    /** Plain text, in which a line end may stand inside a paragraph. */
    PLAIN("text/plain", false),
    /** ISO 32000. */
    PDF("application/pdf", true),
    /** ISO/IEC 29500 (Word). */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
    /** GB/T 33190. */
    OFD("application/ofd", true);

    private final String mediaType;
    private final boolean whole;

    Format(String mediaType, boolean whole) {
      this.mediaType = mediaType;
      this.whole = whole;
    }

    /** Its media type (RFC 6838). */
    public String mediaType() {
      return mediaType;
    }

    /** Whether each line of the reading is a whole paragraph: the layout was known. */
    public boolean wholeParagraphs() {
      return whole;
    }
  }

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
    /** Neither text nor a kind of document that is read. */
    BINARY,
    /** Over {@link Intake#MAX_BYTES}. */
    TOO_LARGE,
    /** More pages, or more inside it when unpacked, than any bulletin has. */
    TOO_LONG,
    /** Reading it took longer than it may. */
    TOO_SLOW,
    /** Opens with a password only. */
    ENCRYPTED,
    /** Pages of images without text. */
    SCAN,
    /** The binary formats of old offices: .doc, .wps. */
    OLD_OFFICE,
    /** Says that it is PDF, DOCX or OFD, and does not hold together. */
    DAMAGED,
    /** No such file. */
    MISSING,
    /** The locale of the process cannot express the file's name. */
    NAME_NOT_ENCODABLE,
    /** The operating system refuses to read it. */
    DENIED
  }
}
