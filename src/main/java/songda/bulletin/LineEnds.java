package songda.bulletin;

import java.util.List;

/**
 * Decides for each line end inside a segment whether it wraps a name or separates two (domain.md
 * §2.3). Five rules, tried in order; what they decide by likelihood alone is warned about.
 */
final class LineEnds {
  /** How far back the last name of a line is looked at. */
  private static final int REACH = 48;

  private final Segment segment;
  private final LineWidths widths;
  private final Findings findings;
  private final Passage.Builder joined = new Passage.Builder();
  private final boolean separated;
  private final int width;
  private final int hangingWidth;
  private int depth;

  private LineEnds(Segment segment, LineWidths widths, Findings findings) {
    this.segment = segment;
    this.widths = widths;
    this.findings = findings;
    this.separated = hasSeparator(segment.pieces());
    this.width = measure();
    this.hangingWidth = hangingWidth();
  }

  /** The segment's list as one passage, {@code \n} where a line end separates. */
  static Passage join(Segment segment, LineWidths widths, Findings findings) {
    return new LineEnds(segment, widths, findings).join();
  }

  private Passage join() {
    List<Segment.Piece> pieces = segment.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        glue(pieces.get(i - 1), pieces.get(i));
      }
      append(pieces.get(i));
    }
    return joined.build();
  }

  /** W; for a list without separators measured on the lines outside it. */
  private int measure() {
    if (segment.pieces().size() < 2) {
      return LineWidths.UNKNOWN;
    }
    List<Line> own = segment.pieces().stream().map(Segment.Piece::line).toList();
    return separated ? widths.overall() : widths.without(own);
  }

  private void append(Segment.Piece piece) {
    String text = piece.text();
    joined.append(piece.line().number(), text);
    for (int i = 0; i < text.length(); i++) {
      int bracket = Letters.bracket(text.charAt(i));
      depth = Math.max(0, depth + Integer.signum(bracket));
    }
  }

  private void glue(Segment.Piece above, Segment.Piece below) {
    if (separates(above, below)) {
      joined.append('\n');
    } else if (isLatinWrap(above.text(), below.text())) {
      joined.append(' ');
    }
  }

  /**
   * Rules 1 to 4 of domain.md §2.3, and: a line that opens with an ordinal opens an item, and a
   * bracket belongs to the name above it.
   */
  private boolean separates(Segment.Piece above, Segment.Piece below) {
    if (depth > 0 || endsSeparated(above.text()) || opensSeparated(below.text())) {
      return false;
    }
    if (Ordinal.skip(below.text(), 0) > 0) {
      return true;
    }
    if (Letters.bracket(below.text().charAt(0)) > 0) {
      return false;
    }
    boolean full = isFull(above);
    boolean names = endsComplete() && AdministrativePrefix.opens(opening(below.text()));
    if (!separated) {
      return !full || (names && !LineWidths.isFull(above.line().width(), width));
    }
    if (!full && names) {
      warn(above, below);
      return true;
    }
    return false;
  }

  private boolean isFull(Segment.Piece above) {
    boolean first = above.line().number() == segment.pieces().get(0).line().number();
    return LineWidths.isFull(above.line().width(), width)
        || (!first && LineWidths.isFull(above.line().width(), hangingWidth));
  }

  /**
   * The width of continuations set under the first name, W − 2 × len(label + colon), where their
   * indent is lost and all of them are narrow enough for it; else unknown.
   */
  private int hangingWidth() {
    Label label = segment.label();
    if (label == null || width == LineWidths.UNKNOWN) {
      return LineWidths.UNKNOWN;
    }
    int hanging = width - 2 * (label.word().length() + 1);
    boolean fits =
        segment.pieces().stream()
            .skip(1)
            .map(Segment.Piece::line)
            .allMatch(line -> line.indent() == 0 && line.width() <= hanging);
    return fits ? hanging : LineWidths.UNKNOWN;
  }

  private boolean endsComplete() {
    StringBuilder text = joined.text();
    int from = text.length();
    while (from > 0
        && text.length() - from < REACH
        && !Letters.isSeparator(text.charAt(from - 1))) {
      from--;
    }
    return Organisation.isComplete(Letters.trim(text.substring(from)));
  }

  private void warn(Segment.Piece above, Segment.Piece below) {
    findings.add(
        NoticeCode.AMBIGUOUS_NEWLINE,
        above.line().number(),
        lastName(above.text()),
        lastName(above.text()),
        firstName(below.text()));
  }

  private static String lastName(String text) {
    int from = text.length();
    while (from > 0 && !Letters.isSeparator(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from);
  }

  private static String firstName(String text) {
    int to = 0;
    while (to < text.length() && !Letters.isSeparator(text.charAt(to))) {
      to++;
    }
    return text.substring(0, to);
  }

  private static String opening(String text) {
    return Letters.head(text, REACH);
  }

  private static boolean endsSeparated(String text) {
    return Letters.isSeparator(text.charAt(text.length() - 1));
  }

  private static boolean opensSeparated(String text) {
    return Letters.isSeparator(text.charAt(0));
  }

  private static boolean isLatinWrap(String above, String below) {
    return Letters.isLatin(above.charAt(above.length() - 1)) && Letters.isLatin(below.charAt(0));
  }

  /** True when the list has a separator outside brackets, the mark after an ordinal not counted. */
  private static boolean hasSeparator(List<Segment.Piece> pieces) {
    int depth = 0;
    for (Segment.Piece piece : pieces) {
      String text = piece.text();
      for (int at = Ordinal.skip(text, 0); at < text.length(); at++) {
        char c = text.charAt(at);
        depth = Math.max(0, depth + Integer.signum(Letters.bracket(c)));
        boolean ends = at == text.length() - 1 && c == '。';
        if (depth == 0 && c != '\n' && !ends && Letters.isSeparator(c)) {
          return true;
        }
        if (Letters.isSpace(c)) {
          at = Ordinal.skip(text, at + 1) - 1;
        }
      }
    }
    return false;
  }
}
