package songda.bulletin;

import java.util.List;
import java.util.Optional;

/**
 * What a name stands for in the directory; at most one of the two is present.
 *
 * @param unit the unit of exactly this name
 * @param collective the collective mapped for exactly this phrase
 */
public record Meaning(Optional<UnitRef> unit, Optional<CollectiveRef> collective) {
  /** Nothing of this name is known. */
  public static final Meaning UNKNOWN = new Meaning(Optional.empty(), Optional.empty());

  /** It stands for one unit. */
  public static Meaning of(UnitRef unit) {
    return new Meaning(Optional.of(unit), Optional.empty());
  }

  /** It stands for the members of a collective. */
  public static Meaning of(CollectiveRef collective) {
    return new Meaning(Optional.empty(), Optional.of(collective));
  }

  /** The units it stands for, none when unknown. */
  public List<UnitRef> units() {
    return unit.map(List::of).or(() -> collective.map(CollectiveRef::members)).orElse(List.of());
  }
}
