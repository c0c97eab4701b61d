package songda.directory;

import java.util.List;

/**
 * A unit offered for a printed name that is in the directory under no such name.
 *
 * @param name its full name
 * @param matched the name that resembles the printed one, with what differs
 * @param sort what sort of name that is: full, short or former
 * @param lacks what the printed name has and the matched one has not
 * @param own whether it is the unit of the issuer's own bureau that goes by the printed name
 */
public record NearUnit(
    long unitId, String name, NearName matched, String sort, List<String> lacks, boolean own) {
  public NearUnit {
    lacks = List.copyOf(lacks);
  }

  /** What the matched name has and the printed one has not. */
  public List<String> adds() {
    return matched.parts().stream()
        .filter(NearName.Part::differs)
        .map(NearName.Part::text)
        .toList();
  }
}
