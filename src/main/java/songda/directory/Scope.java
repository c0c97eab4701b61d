package songda.directory;

import java.time.Instant;
import java.util.List;
import songda.bulletin.RosterLine;
import songda.bulletin.RosterNames;

/**
 * 常用发送范围: a list of recipients kept under a name, for bulletins that print none.
 *
 * @param lines 报, 送, 发; units that were closed since are left out
 * @param changedByName the account that saved it last
 */
public record Scope(
    long id, String name, List<RosterNames.Named> lines, Instant changedAt, String changedByName) {
  public Scope {
    lines = List.copyOf(lines);
  }

  /** Its recipients without their names. */
  public List<RosterLine> roster() {
    return lines.stream().map(RosterNames.Named::line).toList();
  }
}
