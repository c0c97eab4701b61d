package songda.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a thing is called: a name, and for a bulletin its number.
 *
 * @param year null for anything but a bulletin with its header keyed in
 */
public record Named(String name, @Nullable Integer year, @Nullable Integer issue, boolean extra) {}
