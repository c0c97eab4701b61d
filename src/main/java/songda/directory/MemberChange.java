package songda.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collective whose members are no longer those that a person said yes to, so that somebody is
 * asked again.
 *
 * @param position of the entry
 * @param collectiveId what the entry stands for now
 * @param members how many that are
 * @param releasedAt when the phrase was last released; null when it never was, and was changed
 *     after it had been confirmed for this bulletin
 * @param added names of the units that have come since
 * @param gone names of those that have gone
 */
public record MemberChange(
    int position,
    long collectiveId,
    int members,
    @Nullable Instant releasedAt,
    List<String> added,
    List<String> gone) {
  public MemberChange {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
  }
}
