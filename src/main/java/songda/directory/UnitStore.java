package songda.directory;

/** The statements of units, their names and contacts. */
public final class UnitStore {}
