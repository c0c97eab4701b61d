package songda.directory;

import java.util.Map;
import songda.bulletin.CollectiveRef;
import songda.bulletin.UnitRef;

/**
 * The part of the directory a resolution looks at.
 *
 * @param units by the matching key of each of their names
 * @param collectives by the matching key of their phrase
 */
public record DirectorySnapshot(
    Map<String, UnitRef> units, Map<String, CollectiveRef> collectives) {
  public DirectorySnapshot {
    units = Map.copyOf(units);
    collectives = Map.copyOf(collectives);
  }
}
