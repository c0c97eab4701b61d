package songda.directory;

import java.time.Instant;
import java.util.List;
import songda.bulletin.UnitRef;

/**
 * 统称: the units an exact phrase stands for, as a person said.
 *
 * @param changedByName the account that mapped it last
 */
public record Collective(
    long id, String phrase, List<UnitRef> members, Instant changedAt, String changedByName) {
  public Collective {
    members = List.copyOf(members);
  }
}
