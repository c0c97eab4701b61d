package songda.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a search through the audit.
 *
 * @param next where the search goes on; null when it reached the first entry ever
 * @param full whether the page is full; otherwise the search paused after looking through so many
 *     entries that somebody should be asked before it goes on
 */
public record AuditPage(List<AuditLine> lines, AuditLine.@Nullable Cursor next, boolean full) {
  public AuditPage {
    lines = List.copyOf(lines);
  }
}
