package songda.directory;

/** What sort of organisation a unit is; the register groups by it. */
public enum UnitKind {
  /** 文明委/文明办. */
  CIVILIZATION("civilization"),
  /** 行业协会. */
  ASSOCIATION("association"),
  /** 快递企业. */
  COURIER("courier"),
  /** 系统内单位. */
  SYSTEM("system"),
  /** 其他. */
  OTHER("other");

  private final String text;

  UnitKind(String text) {
    this.text = text;
  }

  /** The word in JSON and in the database. */
  public String text() {
    return text;
  }

  /** Reads {@link #text()} back; an unknown word is a bug and throws IllegalArgumentException. */
  public static UnitKind of(String text) {
    for (UnitKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of unit is called " + text);
  }
}
