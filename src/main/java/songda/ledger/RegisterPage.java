package songda.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a register.
 *
 * @param next where the following page starts, null on the last one
 */
public record RegisterPage(List<RegisterRow> rows, @Nullable Place next) {
  /** After which line a page starts: the key of that line. */
  public record Place(int entry, long addresseeId) {
    /** The first page. */
    public static final Place START = new Place(0, 0);
  }

  public RegisterPage {
    rows = List.copyOf(rows);
  }

  static RegisterPage of(List<RegisterRow> rows, int limit) {
    if (rows.size() <= limit) {
      return new RegisterPage(rows, null);
    }
    RegisterRow last = rows.get(limit - 1);
    return new RegisterPage(rows.subList(0, limit), new Place(last.entry(), last.addresseeId()));
  }
}
