package songda.dispatch;

import java.util.Locale;
import java.util.Set;

/**
 * The states of an addressee and the ways between them. Opened, overdue, late and 补录 are marks
 * beside the state, not states.
 */
public enum AddresseeState {
  /** Nothing has reached it yet, or it is on paper. */
  PENDING,
  /** One of its deliveries was accepted. */
  SENT,
  /** Each of its deliveries failed, bounced or was cancelled. */
  UNREACHABLE,
  /** 签收. */
  ACKNOWLEDGED,
  /** 退回; sent again, it is pending and the return is kept. */
  RETURNED;

  /** The state of a stored word. */
  public static AddresseeState of(String text) {
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
  public Set<AddresseeState> next() {
    return switch (this) {
      case PENDING -> Set.of(SENT, UNREACHABLE, ACKNOWLEDGED, RETURNED);
      case SENT -> Set.of(ACKNOWLEDGED, RETURNED);
      case UNREACHABLE -> Set.of(PENDING, SENT, ACKNOWLEDGED, RETURNED);
      case ACKNOWLEDGED -> Set.of();
      case RETURNED -> Set.of(PENDING);
    };
  }

  /** Whether something in this state may come into another. */
  public boolean mayBecome(AddresseeState other) {
    return next().contains(other);
  }

  /** Whether an answer is still owed. */
  public boolean open() {
    return mayBecome(ACKNOWLEDGED);
  }
}
