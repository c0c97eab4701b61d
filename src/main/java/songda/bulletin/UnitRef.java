package songda.bulletin;

/**
 * A unit of the directory, as an entry points at it.
 *
 * @param name its full name
 */
public record UnitRef(long id, String name) {}
