package songda.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a stored bulletin: what was printed, and what it stands for now.
 *
 * @param position 1-based, in printed order
 * @param printed what the parser read
 * @param name the confirmed name: the reading chosen or keyed in, the printed name otherwise
 * @param membersOf the scope of the confirmed reading, or null
 * @param copies printed copies for it, or null
 * @param unit the unit it stands for: bound by a person, else the one of exactly this name
 * @param collective the mapped collective it stands for; at most one of the two is present
 * @param edited written by a person in the place of what was read
 * @param flagged a scope, a 各 or a suffix was taken from a neighbour: a person must decide
 * @param decided a person decided
 * @param chosen how: {@code reading:N}, {@code name}, {@code unit} or {@code collective}
 * @param decidedByName the name of the account that decided
 */
public record ConfirmedEntry(
    int position,
    Entry printed,
    String name,
    EntryKind kind,
    @Nullable String membersOf,
    @Nullable Integer copies,
    Optional<UnitRef> unit,
    Optional<CollectiveRef> collective,
    boolean edited,
    boolean flagged,
    boolean decided,
    @Nullable String chosen,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt) {

  /** Whether it stands for at least one unit. */
  public boolean resolved() {
    return !units().isEmpty();
  }

  /** Whether a person still has to decide between its readings. */
  public boolean undecided() {
    return flagged && !decided;
  }

  /** The units it stands for: one, the members of its collective, or none. */
  public List<UnitRef> units() {
    return unit.map(List::of).or(() -> collective.map(CollectiveRef::members)).orElse(List.of());
  }
}
