package songda.answer;

/** What people type into a field of one line, checked before it is stored, mailed or printed. */
public final class PlainText {
  private PlainText() {}

  /**
   * Whether a text, stripped, has at least one and at most so many code points, all of which can be
   * seen: no line breaks (they would forge headers of mails), no NUL (PostgreSQL stores none), no
   * bidirectional overrides.
   */
  public static boolean oneLine(String text, int most) {
    String stripped = text.strip();
    return !stripped.isEmpty()
        && stripped.codePointCount(0, stripped.length()) <= most
        && stripped.codePoints().noneMatch(PlainText::invisible);
  }

  /** The same for a text of several lines: line breaks and tabs may stand in it. */
  public static boolean someLines(String text, int most) {
    return oneLine(text.strip().replaceAll("[\\r\\n\\t]", " "), most);
  }

  private static boolean invisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
