package songda.intake;

/**
 * Reads a table from CSV (any Chinese encoding; separated by comma, semicolon or tab) or XLSX, told
 * by content. Blocking; total: every file gives rows or a cause.
 */
public final class TableFile {
  /** The most rows with anything in them, the heads among them. */
  public static final int MOST_ROWS = 20_001;

  /** The most cells of a row. */
  public static final int MOST_COLUMNS = 50;

  /** The most characters of a cell. */
  public static final int LONGEST_CELL = 8_000;

  /** The most characters of all cells, which a file that repeats one text could multiply. */
  static final long MOST_CHARACTERS = 24L << 20;

  private TableFile() {}

  /** The table of a file, or why it has none. */
  public static Tabular read(byte[] bytes) {
    if (bytes.length > Intake.MAX_BYTES) {
      return Tabular.Refused.of(Tabular.Trouble.TOO_LARGE);
    }
    if (bytes.length == 0) {
      return Tabular.Refused.of(Tabular.Trouble.EMPTY);
    }
    if (TextFile.startsWith(bytes, 'P', 'K', 3, 4)) {
      return XlsxFile.read(bytes);
    }
    if (TextFile.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return refused(Intake.compound(bytes));
    }
    Decoded decoded = TextFile.decode(bytes);
    return decoded instanceof Decoded.Text text
        ? CsvText.read(text.text())
        : refused(((Decoded.Unreadable) decoded).cause());
  }

  private static Tabular refused(Decoded.Cause cause) {
    return Tabular.Refused.of(
        switch (cause) {
          case EMPTY -> Tabular.Trouble.EMPTY;
          case TOO_LARGE -> Tabular.Trouble.TOO_LARGE;
          case TOO_LONG, TOO_SLOW -> Tabular.Trouble.TOO_LONG;
          case ENCRYPTED -> Tabular.Trouble.ENCRYPTED;
          case OLD_OFFICE -> Tabular.Trouble.OLD_OFFICE;
          case DAMAGED -> Tabular.Trouble.DAMAGED;
          case BINARY, SCAN, MISSING, NAME_NOT_ENCODABLE, DENIED -> Tabular.Trouble.BINARY;
        });
  }
}
