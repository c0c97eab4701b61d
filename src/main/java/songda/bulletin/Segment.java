package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A label with the lines of its list, as printed; without a label, the names that have none. */
final class Segment {
  /** The part of one physical line that belongs to the list. */
  static final class Piece {
    private final Line line;
    private final StringBuilder text;
    private boolean whole;

    private Piece(Line line, String text, boolean whole) {
      this.line = line;
      this.text = new StringBuilder(text);
      this.whole = whole;
    }

    /** The whole physical line. */
    Line line() {
      return line;
    }

    /** The part, trimmed; a {@code \n} inside stands where a note was taken out. */
    String text() {
      return text.toString();
    }

    private boolean endsIn(IntPredicate mark) {
      return mark.test(text.charAt(text.length() - 1));
    }

    private void goOn(String more) {
      text.append(more);
      whole = false;
    }
  }

  private final @Nullable Label label;
  private final int line;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean archived;

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

  /** True when 存档 stands in the list, which then is not empty even without a name. */
  boolean archived() {
    return archived;
  }

  /**
   * Adds a part of a line.
   *
   * @param whole true when the part is all that the line says
   */
  void add(Line from, String text, boolean whole) {
    String trimmed = Letters.trim(text);
    Piece last = lastPiece();
    if (trimmed.isEmpty()) {
      return;
    }
    if (last != null && last.line().number() == from.number()) {
      last.goOn("\n" + trimmed);
    } else {
      pieces.add(new Piece(from, trimmed, whole));
    }
  }

  /** Marks that a note was taken out of the list on a line: what stands before it is finished. */
  void note(Line on, boolean archive) {
    archived |= archive;
    Piece last = lastPiece();
    if (last == null) {
      return;
    }
    boolean here = last.line().number() == on.number();
    if (here || !last.endsIn(Letters::isSeparator)) {
      last.goOn("\n");
    }
  }

  /** True when the list ends in its full stop. */
  boolean isFinished() {
    Piece last = lastPiece();
    return last != null && last.endsIn(c -> c == '。');
  }

  @Nullable Piece lastPiece() {
    return pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
  }

  /**
   * Gives back the last line when it stands alone after a finished list: the 印发机关 printed above its
   * date. Null when there is none.
   */
  @Nullable Piece takeBackClosingLine() {
    Piece last = lastPiece();
    if (last == null || !last.whole || pieces.size() < 2) {
      return null;
    }
    Piece above = pieces.get(pieces.size() - 2);
    if (!above.endsIn(c -> c == '。' || c == '\n') && !standsBelowList(above, last.text())) {
      return null;
    }
    pieces.remove(pieces.size() - 1);
    return last;
  }

  /** One organisation with its place, below a list that has separators and ends in a whole name. */
  private boolean standsBelowList(Piece above, String closing) {
    boolean separated =
        pieces.stream().anyMatch(piece -> piece.text().chars().anyMatch(Letters::isSeparator));
    List<String> names = Spelling.split(above.text());
    return separated
        && !above.endsIn(Letters::isSeparator)
        && !names.isEmpty()
        && Organisation.isComplete(names.get(names.size() - 1))
        && closing.chars().noneMatch(Letters::isSeparator)
        && (closing.startsWith("中共") || AdministrativePrefix.opens(closing))
        && Organisation.isComplete(closing);
  }
}
