package songda.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * One way to read an entry under review; the first of an entry's readings is the parser's own.
 *
 * @param name the full name under this reading
 * @param kind whether it would be one unit or several
 * @param membersOf the scope the members would come from, or null
 */
public record Reading(String name, EntryKind kind, @Nullable String membersOf) {

  /** A reading whose kind and scope its own words say. */
  static Reading of(String name) {
    return new Reading(name, NameKind.of(name), NameKind.membersOf(name));
  }
}
