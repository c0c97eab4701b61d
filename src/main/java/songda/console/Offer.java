package songda.console;

import java.util.List;
import songda.directory.UnitLine;

/**
 * Units to choose from.
 *
 * @param searched what was searched for
 * @param ticked those chosen so far, always offered
 * @param found what the search found besides
 * @param more whether there are more than are shown
 * @param size of the whole directory
 */
public record Offer(
    String searched, List<UnitLine> ticked, List<UnitLine> found, boolean more, long size) {
  public Offer {
    ticked = List.copyOf(ticked);
    found = List.copyOf(found);
  }
}
