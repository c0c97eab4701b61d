package songda.console;

import org.jspecify.annotations.Nullable;
import songda.bulletin.ConfirmedEntry;

/**
 * One entry that a person has to say something about.
 *
 * @param open whether its form is unfolded
 * @param offer the units to choose from
 * @param unit the form of a new unit
 * @param typing whether the new unit's form was begun
 * @param seen when its collective was mapped last, as text; empty when it never was
 * @param freshSecret of a webhook just entered, shown once; null otherwise
 */
public record EntryTask(
    ConfirmedEntry entry,
    boolean open,
    Offer offer,
    UnitForm unit,
    boolean typing,
    String seen,
    @Nullable String freshSecret) {}
