package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is tied to its printed text.
 *
 * @param item what was printed
 * @param name the full name
 * @param kind unit or collective
 * @param membersOf the scope, or null
 * @param review true when a neighbour's scope, 各 or suffix was taken
 * @param derived true when rules D2 to D6 produced it
 * @param tie whose printed text it shares
 * @param readings the choices under review, its own first
 */
record Draft(
    Item item,
    String name,
    EntryKind kind,
    @Nullable String membersOf,
    boolean review,
    boolean derived,
    Tie tie,
    List<Reading> readings) {

  /** The neighbours without which an entry's name cannot be explained. */
  enum Tie {
    /** It stands alone. */
    NONE,
    /** The first item of the run lent a scope or 各. */
    SCOPE,
    /** An earlier item lent its level word. */
    LEVEL,
    /** The whole run shares a suffix. */
    RUN
  }

  /** An item whose name is complete as printed. */
  static Draft printed(Item item) {
    EntryKind kind = item.fused() ? EntryKind.COLLECTIVE : NameKind.of(item.name());
    String members = NameKind.membersOf(item.name());
    return new Draft(item, item.name(), kind, members, false, item.fused(), Tie.NONE, List.of());
  }

  /** An item whose level word was elided (rule D4): completed without a question. */
  static Draft completed(Item item, String name) {
    return new Draft(
        item, name, NameKind.of(name), NameKind.membersOf(name), false, true, Tie.LEVEL, List.of());
  }

  /** A name listed in brackets after a collective. */
  static Draft member(Item item, String collective) {
    EntryKind kind = NameKind.of(item.name());
    return new Draft(item, item.name(), kind, collective, false, false, Tie.NONE, List.of());
  }

  /** An item that took something from a neighbour; the first reading is the parser's own. */
  static Draft borrowed(Item item, Tie tie, List<Reading> readings) {
    Reading own = readings.get(0);
    return new Draft(item, own.name(), own.kind(), own.membersOf(), true, true, tie, readings);
  }
}
