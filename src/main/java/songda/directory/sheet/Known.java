package songda.directory.sheet;

import java.util.Map;
import java.util.Set;

/**
 * What the directory has of all that a file speaks of.
 *
 * @param names by their keys
 * @param units by id, those whose full names are in the file
 * @param parents of every unit that has one, by id
 * @param stopped channel and fingerprint of the endpoints to which nothing is sent
 */
record Known(
    Map<String, Named> names,
    Map<Long, Listed> units,
    Map<Long, Long> parents,
    Set<String> stopped) {
  /**
   * A name and whose it is.
   *
   * @param unit the full name of its unit
   * @param closed whether that unit receives nothing any more
   */
  record Named(long unitId, String unit, boolean full, boolean closed) {}
}
