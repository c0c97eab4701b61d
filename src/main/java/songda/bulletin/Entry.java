package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of the distribution block after parsing.
 *
 * @param label the printed label without spaces, such as 抄送
 * @param relation what the label means
 * @param name the name without ordinals, copies and declared counts
 * @param kind one unit, or a phrase for several
 * @param membersOf the scope or collective it belongs to, or null (domain.md §2.4)
 * @param review true where a scope, a 各 or a suffix was taken from a neighbour: a person decides
 * @param derived true when the name is not printed as such but completed by a rule
 * @param raw the printed text it came from, wraps joined, nothing removed
 * @param line 1-based physical line of the decoded input on which it starts
 * @param readings the choices to offer, the parser's own first; empty unless {@code review}
 */
public record Entry(
    String label,
    Relation relation,
    String name,
    EntryKind kind,
    @Nullable String membersOf,
    boolean review,
    boolean derived,
    String raw,
    int line,
    List<Reading> readings) {
  public Entry {
    readings = List.copyOf(readings);
  }
}
