package songda.dispatch;

import java.util.Locale;
import java.util.Set;

/**
 * The states of a dispatch and the ways between them. They speak of its deliveries alone: a
 * finished dispatch may still wait for signatures.
 */
public enum DispatchState {
  /** Deliveries are queued or leased. */
  RUNNING,
  /** A person holds it. */
  STOPPED,
  /** No delivery is queued or leased. */
  FINISHED,
  /** 作废. */
  WITHDRAWN;

  /** The state of a stored word. */
  public static DispatchState of(String text) {
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
  public Set<DispatchState> next() {
    return switch (this) {
      case RUNNING -> Set.of(FINISHED, STOPPED, WITHDRAWN);
      case STOPPED -> Set.of(RUNNING, FINISHED);
      case FINISHED -> Set.of(RUNNING, WITHDRAWN);
      case WITHDRAWN -> Set.of();
    };
  }
}
