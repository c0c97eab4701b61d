package songda.bulletin;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Pairs the brackets and quotation marks of a passage in one pass. A bracket without a partner is
 * an error, a quotation mark without one is ignored.
 */
final class Brackets {
  /** Value of {@link #unpaired()} when every bracket has its partner. */
  static final int NONE = -1;

  private final BitSet openers = new BitSet();
  private final BitSet closers = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final String text;
  private int unpaired = NONE;

  Brackets(String text) {
    this.text = text;
    for (int at = 0; at < text.length(); at++) {
      int bracket = Letters.bracket(text.charAt(at));
      int quote = Letters.quote(text.charAt(at));
      if (bracket > 0 || quote > 0) {
        open.push(at);
      } else if (bracket < 0) {
        close(at, -bracket);
      } else if (quote < 0 && !open.isEmpty() && Letters.quote(charAtTop()) == -quote) {
        pair(at);
      }
    }
    while (!open.isEmpty()) {
      int at = open.pop();
      if (Letters.bracket(text.charAt(at)) > 0) {
        report(at);
      }
    }
  }

  private void close(int at, int type) {
    while (!open.isEmpty() && Letters.quote(charAtTop()) > 0) {
      open.pop();
    }
    if (!open.isEmpty() && Letters.bracket(charAtTop()) == type) {
      pair(at);
    } else if (!closesOrdinal(at)) {
      report(at);
    }
  }

  private char charAtTop() {
    return text.charAt(open.element());
  }

  private void pair(int at) {
    openers.set(open.pop());
    closers.set(at);
  }

  private void report(int at) {
    unpaired = unpaired == NONE ? at : Math.min(unpaired, at);
  }

  /** The bracket of 1） at the start of an item has no partner and needs none. */
  private boolean closesOrdinal(int at) {
    int start = at;
    while (start > 0 && at - start < 3 && Numerals.isDigit(text.charAt(start - 1))) {
      start--;
    }
    char before = start == 0 ? '\n' : text.charAt(start - 1);
    return start < at && (Letters.isSeparator(before) || Letters.isSpace(before));
  }

  /** The index of the first bracket without a partner, or {@link #NONE}. */
  int unpaired() {
    return unpaired;
  }

  /** How the depth changes at an index: +1, −1 or 0. */
  int step(int at) {
    return openers.get(at) ? 1 : closers.get(at) ? -1 : 0;
  }
}
