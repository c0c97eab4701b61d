package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A label with the lines of its list, as printed; without a label, the names that have none. */
final class Segment {
  /**
   * The part of one physical line that belongs to the list.
   *
   * @param line the whole physical line
   * @param text the part, trimmed; a {@code \n} inside stands where a copies note was taken out
   * @param whole true when the part is all that the line says
   */
  record Piece(Line line, String text, boolean whole) {}

  private final @Nullable Label label;
  private final int line;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean noted;

  Segment(@Nullable Label label, int line) {
    this.label = label;
    this.line = line;
  }

  @Nullable Label label() {
    return label;
  }

  /** The line of the label, or of the first name where there is no label. */
  int line() {
    return line;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** True when 存档 or 印N份 stands in the list, which then is not empty even without a name. */
  boolean noted() {
    return noted;
  }

  void add(Line from, String text, boolean whole) {
    String trimmed = Letters.trim(text);
    if (!trimmed.isEmpty()) {
      Piece last = lastPiece();
      if (last != null && last.line().number() == from.number()) {
        pieces.set(pieces.size() - 1, new Piece(from, last.text() + "\n" + trimmed, false));
      } else {
        pieces.add(new Piece(from, trimmed, whole));
      }
    }
  }

  /** Marks that a note was taken out of the list on a line: what stands before it is finished. */
  void note(Line on) {
    noted = true;
    Piece last = lastPiece();
    if (last == null) {
      return;
    }
    boolean dangles = Letters.isSeparator(last.text().charAt(last.text().length() - 1));
    if (last.line().number() == on.number() || !dangles) {
      pieces.set(pieces.size() - 1, new Piece(last.line(), last.text() + "\n", false));
    }
  }

  @Nullable Piece lastPiece() {
    return pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
  }

  /**
   * Gives back the last line when it stands alone after a finished list: the 印发机关 printed above its
   * date. Null when there is none.
   */
  @Nullable String takeBackClosingLine() {
    Piece last = lastPiece();
    if (last == null || !last.whole() || pieces.size() < 2) {
      return null;
    }
    String before = pieces.get(pieces.size() - 2).text();
    if (!before.endsWith("。") && !before.endsWith("\n")) {
      return null;
    }
    pieces.remove(pieces.size() - 1);
    return last.text();
  }
}
