package songda.console;

import java.util.ArrayList;
import java.util.List;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Header;

/**
 * One thing the sticky footer names; what may be submitted is decided by the review room alone.
 *
 * @param key of the sentence below {@code console.missing.}
 * @param about the entry's name, or empty
 */
public record Missing(String key, String about) {
  /** What a bulletin still lacks. */
  public static List<Missing> of(Bulletin bulletin) {
    List<Missing> missing = new ArrayList<>();
    Header header = bulletin.header();
    add(missing, header.name() == null, "name");
    add(missing, header.year() == null, "year");
    add(missing, header.issue() == null, "issue");
    add(missing, header.issuer() == null, "issuer");
    add(missing, header.issuedOn() == null, "issuedOn");
    for (ConfirmedEntry entry : bulletin.entries()) {
      if (entry.undecided()) {
        missing.add(new Missing("reading", entry.name()));
      } else if (!entry.resolved()) {
        missing.add(new Missing("unit", entry.name()));
      }
    }
    return missing;
  }

  private static void add(List<Missing> missing, boolean absent, String key) {
    if (absent) {
      missing.add(new Missing(key, ""));
    }
  }
}
