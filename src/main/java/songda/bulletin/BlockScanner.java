package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the lines of a distribution block into segments and tails: {@code block = segment { segment
 * } [ tail ]} (domain.md §2.2). Labels and tails open at the start of a line, or inside it outside
 * brackets after a space or a separator.
 */
final class BlockScanner {
  /** No block has more labels than this. */
  private static final int MAX_LABELS = 100_000;

  private final Findings findings;
  private final List<Segment> segments = new ArrayList<>();
  private final Tails tails = new Tails();
  private @Nullable Segment orphan;
  private @Nullable Segment current;
  private @Nullable FactKind tail;
  private boolean closed;
  private int depth;
  private int lead;

  BlockScanner(Findings findings) {
    this.findings = findings;
  }

  void read(List<Line> lines) {
    for (Line line : lines) {
      scan(line, withoutMarkup(line.text()));
    }
  }

  List<Segment> segments() {
    return segments;
  }

  Tails tails() {
    return tails;
  }

  /** The names before the first label, or null. */
  @Nullable Segment orphan() {
    return orphan;
  }

  private static String withoutMarkup(String text) {
    return text.contains("**") ? text.replace("**", "") : text;
  }

  /** The index of the first character that is neither a space nor a quotation mark of a mail. */
  static int lead(String text) {
    int at = 0;
    while (at < text.length() && (Letters.isSpace(text.charAt(at)) || text.charAt(at) == '>')) {
      at++;
    }
    return at;
  }

  private void scan(Line line, String text) {
    lead = lead(text);
    depth = closed ? 0 : depth;
    PrinterLine printer = PrinterLine.on(text, lead);
    if (printer == null && tail == null && current != null && TailNote.isDated(text, lead)) {
      current.takeBackClosingLine();
      close(null);
      return;
    }
    int from = lead;
    int at = lead;
    while (at < text.length()) {
      int next = at == lead || depth == 0 ? token(line, text, from, at, printer) : at;
      if (next > at) {
        from = next;
        at = Letters.skipSpaces(text, next);
      } else {
        depth = Math.max(0, depth + Integer.signum(Letters.bracket(text.charAt(at))));
        at++;
      }
    }
    take(line, text, from, text.length());
  }

  /** The index after the label or tail that opens at {@code at}, or {@code at} when none does. */
  private int token(Line line, String text, int from, int at, @Nullable PrinterLine printer) {
    boolean opens = at == from || isBoundary(text.charAt(at - 1));
    int next = at;
    if (opens && printer != null && printer.start() == at) {
      take(line, text, from, at);
      next = print(printer, line);
    } else if (opens) {
      next = word(line, text, from, at);
    }
    return next > at ? next : note(line, text, from, at, opens);
  }

  private static boolean isBoundary(char before) {
    return Letters.isSpace(before) || Letters.isSeparator(before);
  }

  private int word(Line line, String text, int from, int at) {
    Label.Match label = Label.at(text, at);
    if (label != null) {
      take(line, text, from, beforeSeparators(text, from, at));
      open(label.label(), line);
      return label.end();
    }
    TailWord word = TailWord.at(text, at);
    if (word != null) {
      take(line, text, from, beforeSeparators(text, from, at));
      close(word.kind());
      return word.end();
    }
    return at == lead ? missingColon(line, text, at) : at;
  }

  /** What separates a list from the label after it on the same line is not part of the list. */
  private static int beforeSeparators(String text, int from, int at) {
    int end = at;
    while (end > from && isBoundary(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int missingColon(Line line, String text, int at) {
    Label.Match label = Label.withoutColon(text, at);
    if (label == null) {
      return at;
    }
    String word = label.label().word();
    findings.add(NoticeCode.LABEL_WITHOUT_COLON, line.number(), text.substring(at), word);
    open(label.label(), line);
    return label.end();
  }

  private void open(Label label, Line line) {
    current = new Segment(label, line.number());
    if (segments.size() < MAX_LABELS) {
      segments.add(current);
    } else {
      ItemReader.refuseTooMany(findings);
    }
    tail = null;
    closed = false;
    depth = 0;
  }

  private int print(PrinterLine printer, Line line) {
    String by = printer.printer();
    Segment.Piece closing =
        by == null && current != null && !closed ? current.takeBackClosingLine() : null;
    if (closing == null) {
      tails.printedBy(by, line);
    } else {
      tails.printedBy(closing.text(), closing.line());
    }
    tails.printedOn(printer.date(), line);
    close(null);
    return printer.end();
  }

  /** Ends the list: what follows is no recipient but belongs to a tail, if its word has opened. */
  private void close(@Nullable FactKind by) {
    tail = by;
    closed = true;
    depth = 0;
  }

  private int note(Line line, String text, int from, int at, boolean opens) {
    boolean bracket = Letters.bracket(text.charAt(at)) > 0;
    Matcher copies = opens || bracket ? TailNote.copiesAt(text, at, opens) : null;
    if (copies == null && bracket && at == lead && isListFinished()) {
      copies = TailNote.aloneAt(text, at);
    }
    int archive = opens ? TailNote.archiveEnd(text, at) : -1;
    if (opens && TailNote.isRemark(text, at)) {
      take(line, text, from, at);
      close(null);
      return text.length();
    }
    if (copies == null && archive < 0) {
      return at;
    }
    take(line, text, from, at);
    if (copies != null) {
      tails.copies(Numerals.value(copies.group(1)), copies.group(), line);
    } else {
      tails.archive(text.substring(at, archive), line);
    }
    if (current != null && !closed) {
      current.note(line, copies == null);
    }
    return copies != null ? copies.end() : archive;
  }

  private boolean isListFinished() {
    return current != null && current.isFinished();
  }

  private void take(Line line, String text, int from, int to) {
    if (from >= to) {
      return;
    }
    String part = text.substring(from, to);
    if (closed) {
      if (tail != null) {
        tails.take(tail, part, line);
        tail = null;
      }
    } else {
      boolean whole = from == lead && to == text.length();
      target(line).add(line, part, whole);
    }
  }

  private Segment target(Line line) {
    if (current != null) {
      return current;
    }
    if (orphan == null) {
      orphan = new Segment(null, line.number());
    }
    return orphan;
  }
}
