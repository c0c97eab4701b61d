package songda.bulletin;

/** What a person decided about one entry; a new decision replaces the one before. */
public sealed interface Decision {
  /** Take one of the readings that were offered; 0 is the parser's own. */
  record Choose(int reading) implements Decision {}

  /** Take a name keyed in by hand, 1 to 200 characters. */
  record Rename(String name, EntryKind kind) implements Decision {}

  /**
   * It stands for this unit, whatever is printed.
   *
   * @param remember the directory keeps the confirmed name as another name of the unit, unless it
   *     is a name of some unit already
   */
  record ToUnit(long unitId, boolean remember) implements Decision {}

  /** It stands for the members of this mapped collective. */
  record ToCollective(long collectiveId) implements Decision {}
}
