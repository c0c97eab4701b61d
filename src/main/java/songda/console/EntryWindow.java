package songda.console;

/**
 * Which entries of a bulletin a page shows: a couple of hundred at a time, so that ten thousand
 * stay quick.
 *
 * @param first position of the first one
 * @param last position of the last one
 * @param total of the bulletin
 */
public record EntryWindow(int first, int last, int total) {
  /** Entries on a page. */
  static final int SIZE = 200;

  /** The page that an entry is on; the first one for a position that is none. */
  static EntryWindow around(int position, int total) {
    int at = Math.max(1, Math.min(position, total));
    int first = (at - 1) / SIZE * SIZE + 1;
    return new EntryWindow(first, Math.min(total, first + SIZE - 1), total);
  }

  /** Whether it shows all of them. */
  public boolean whole() {
    return total <= SIZE;
  }

  /** Whether an entry is on it. */
  public boolean has(int position) {
    return position >= first && position <= last;
  }
}
