package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which units are wanted.
 *
 * @param name part of one of their names, as typed; null for all
 * @param kind only of this kind; null for all
 * @param unreachable only those with neither an endpoint in use nor the mark 纸质
 */
public record UnitFilter(@Nullable String name, @Nullable UnitKind kind, boolean unreachable) {
  /** Every unit. */
  public static final UnitFilter ALL = new UnitFilter(null, null, false);

  /** Those one of whose names contains a text; all for a blank one. */
  public static UnitFilter named(String text) {
    return new UnitFilter(text.isBlank() ? null : text, null, false);
  }
}
