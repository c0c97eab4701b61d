package songda.bulletin;

import java.util.Locale;
import java.util.Set;

/**
 * The states of a bulletin and the ways between them; docs/delivery-lifecycle.md draws them, the
 * CHECK of table bulletin allows them.
 */
public enum BulletinState {
  /** Being completed and confirmed. */
  DRAFT,
  /** Waiting for the second person. */
  SUBMITTED,
  /** May be released; any edit voids it. */
  APPROVED,
  /** Released at its hour, after all checks again. */
  SCHEDULED,
  /** Dispatched. */
  RELEASED,
  /** Nobody owes an answer any more. */
  CLOSED,
  /** 作废: a notice went to those who had got it. */
  WITHDRAWN;

  /** The state of a stored word. */
  public static BulletinState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** As stored. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a stored word is this state. */
  public boolean is(String text) {
    return text().equals(text);
  }

  /** The states that may follow. */
  public Set<BulletinState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SUBMITTED);
      case SUBMITTED -> Set.of(DRAFT, APPROVED);
      case APPROVED -> Set.of(DRAFT, SCHEDULED, RELEASED);
      case SCHEDULED -> Set.of(APPROVED, RELEASED);
      case RELEASED -> Set.of(CLOSED, WITHDRAWN);
      case CLOSED -> Set.of(WITHDRAWN);
      case WITHDRAWN -> Set.of();
    };
  }

  /** Whether something in this state may come into another. */
  public boolean mayBecome(BulletinState other) {
    return next().contains(other);
  }

  /** Whether header and entries may be edited, which makes it a draft again. */
  public boolean editable() {
    return this == DRAFT || mayBecome(DRAFT);
  }
}
