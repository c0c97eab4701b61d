package songda.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of file a spreadsheet is written as. */
public enum Format {
  /** RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for GBK. */
  CSV("text/csv; charset=utf-8"),
  /** ISO/IEC 29500. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its media type (RFC 6838). */
  public String mediaType() {
    return mediaType;
  }

  /** How a file's name ends, and the word of a query: {@code csv}, {@code xlsx}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of {@link #text()}, if there is one. */
  public static Optional<Format> of(String text) {
    return Stream.of(values()).filter(format -> format.text().equals(text)).findFirst();
  }
}
