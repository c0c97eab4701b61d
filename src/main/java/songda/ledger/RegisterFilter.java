package songda.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of a register are wanted; null means all.
 *
 * @param relation {@code report}, {@code send} or {@code issue}
 * @param state of the addressee
 * @param name part of the unit's or the entry's name
 */
public record RegisterFilter(
    @Nullable String relation, @Nullable String state, @Nullable String name) {
  /** Every line. */
  public static final RegisterFilter ALL = new RegisterFilter(null, null, null);
}
