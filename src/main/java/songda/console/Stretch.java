package songda.console;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One screenful of a list that goes on by key: its rows, and the key behind which the next begins.
 *
 * @param next null on the last one
 */
record Stretch<T>(List<T> rows, @Nullable Long next) {
  /** How many rows a screenful has. */
  static final int ROWS = 100;

  /** How many to ask the store for: the last tells whether there is more, and is not shown. */
  static final int ASKED = ROWS + 1;

  Stretch {
    rows = List.copyOf(rows);
  }

  /** The screenful of at most {@link #ASKED} rows that were found. */
  static <T> Stretch<T> of(List<T> found, ToLongFunction<T> key) {
    return found.size() > ROWS
        ? new Stretch<>(found.subList(0, ROWS), key.applyAsLong(found.get(ROWS - 1)))
        : new Stretch<>(found, null);
  }
}
