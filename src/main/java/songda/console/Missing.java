package songda.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Header;
import songda.directory.UnitLine;

/**
 * One thing the step bar names, with the place where it is put right; what may be submitted is
 * decided by the review room alone.
 *
 * @param key of the sentence below {@code console.missing.}
 * @param about the entry's or unit's name, or empty
 * @param link where to go
 */
public record Missing(String key, String about, String link) {
  /**
   * What a bulletin still lacks.
   *
   * @param changed positions of collectives whose members changed
   * @param unreachable units of it that a release would not reach
   */
  static List<Missing> of(Bulletin bulletin, Set<Integer> changed, List<UnitLine> unreachable) {
    List<Missing> missing = new ArrayList<>();
    Header header = bulletin.header();
    add(missing, header.name() == null, "name");
    add(missing, header.year() == null, "year");
    add(missing, header.issue() == null, "issue");
    add(missing, header.issuer() == null, "issuer");
    add(missing, header.issuedOn() == null, "issuedOn");
    if (bulletin.entries().isEmpty()) {
      missing.add(new Missing("recipients", "", "#roster"));
    }
    for (ConfirmedEntry entry : bulletin.entries()) {
      String link = "#entry-" + entry.position();
      if (entry.undecided()) {
        missing.add(new Missing("reading", entry.name(), link));
      } else if (!entry.resolved()) {
        missing.add(new Missing("unit", entry.name(), link));
      } else if (changed.contains(entry.position())) {
        missing.add(new Missing("members", entry.name(), link));
      }
    }
    for (UnitLine unit : unreachable) {
      missing.add(new Missing("address", unit.name(), repair(bulletin.id(), unit)));
    }
    return missing;
  }

  /** The page where a unit gets its address, and the way back. */
  public static String repair(long bulletinId, UnitLine unit) {
    return "/console/units/" + unit.id() + "?back=/console/bulletins/" + bulletinId + "#ways";
  }

  private static void add(List<Missing> missing, boolean absent, String key) {
    if (absent) {
      missing.add(new Missing(key, "", "#header"));
    }
  }
}
