package songda.bulletin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry as stored, before it is said what it stands for.
 *
 * @param bare the entry, standing for nothing yet
 * @param unitId the unit a person bound it to, or null
 * @param collectiveId the collective a person bound it to, or null
 */
record StoredEntry(ConfirmedEntry bare, @Nullable Long unitId, @Nullable Long collectiveId) {
  /** What its name asks the directory. */
  Meanings.Question question() {
    return new Meanings.Question(bare.name(), bare.kind());
  }

  /** Whether a person bound it. */
  boolean bound() {
    return unitId != null || collectiveId != null;
  }

  ConfirmedEntry standingFor(Optional<UnitRef> unit, Optional<CollectiveRef> collective) {
    return new ConfirmedEntry(
        bare.position(),
        bare.printed(),
        bare.name(),
        bare.kind(),
        bare.membersOf(),
        bare.copies(),
        unit,
        collective,
        bare.edited(),
        bare.flagged(),
        bare.decided(),
        bare.chosen(),
        bare.decidedByName(),
        bare.decidedAt());
  }
}
