package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a list made by hand (手工名单): a unit or a collective, exactly one of the two.
 *
 * @param relation under which label it stands: 报, 送 or 发
 */
public record RosterLine(Relation relation, @Nullable Long unitId, @Nullable Long collectiveId) {
  public RosterLine {
    if ((unitId == null) == (collectiveId == null)) {
      throw new IllegalArgumentException("a line names a unit or a collective");
    }
  }

  /** A unit. */
  public static RosterLine unit(Relation relation, long unitId) {
    return new RosterLine(relation, unitId, null);
  }

  /** A collective. */
  public static RosterLine collective(Relation relation, long collectiveId) {
    return new RosterLine(relation, null, collectiveId);
  }

  /** The list of a bulletin as it stands; entries that stand for nothing are left out. */
  public static List<RosterLine> of(Bulletin bulletin) {
    return bulletin.entries().stream()
        .filter(entry -> entry.unit().isPresent() || entry.collective().isPresent())
        .map(
            entry ->
                new RosterLine(
                    entry.printed().relation(),
                    entry.unit().map(UnitRef::id).orElse(null),
                    entry.collective().map(CollectiveRef::id).orElse(null)))
        .toList();
  }

  /** Whether both name the same recipient, under whatever label. */
  public boolean same(RosterLine other) {
    return recipient().equals(other.recipient());
  }

  /** {@code unit:12} or {@code collective:3}, as the audit calls it. */
  public String recipient() {
    return unitId == null ? "collective:" + collectiveId : "unit:" + unitId;
  }
}
