package songda.dispatch;

import org.jspecify.annotations.Nullable;
import songda.bulletin.Relation;
import songda.directory.Standing;

/**
 * What a release would make of one unit.
 *
 * @param relation the highest of the entries that lead to it
 * @param endpointId its primary endpoint; null on paper, and where it cannot be reached
 * @param hint such as z****@example.org; never the address
 */
public record PlannedUnit(
    long unitId,
    String name,
    Relation relation,
    Standing standing,
    boolean paper,
    @Nullable Long endpointId,
    @Nullable String channel,
    @Nullable String hint) {

  /** Whether a deadline would be set for it: for nobody under 报 and for no superior. */
  boolean hasDeadline() {
    return relation != Relation.REPORT && standing != Standing.SUPERIOR;
  }
}
