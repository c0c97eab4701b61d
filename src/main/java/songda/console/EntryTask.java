package songda.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.bulletin.ConfirmedEntry;
import songda.directory.MemberChange;
import songda.directory.NearUnit;

/**
 * One entry that a person has to say something about.
 *
 * @param open whether its form is unfolded
 * @param asked whether the page was opened for it
 * @param offer the units to choose from
 * @param near units whose names resemble the printed one; none of them is chosen
 * @param change how its members changed since somebody said yes to them, or null
 * @param unit the form of a new unit
 * @param typing whether the new unit's form was begun
 * @param seen when its collective was mapped last, as text; empty when it never was
 * @param freshSecret of a webhook just entered, shown once; null otherwise
 */
public record EntryTask(
    ConfirmedEntry entry,
    boolean open,
    boolean asked,
    Offer offer,
    List<NearUnit> near,
    @Nullable MemberChange change,
    UnitForm unit,
    boolean typing,
    String seen,
    @Nullable String freshSecret) {
  public EntryTask {
    near = List.copyOf(near);
  }
}
