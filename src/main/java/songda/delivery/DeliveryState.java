package songda.delivery;

import java.util.Locale;
import java.util.Set;

/** The states of a delivery and the ways between them. */
public enum DeliveryState {
  /** Waiting for its due time. */
  QUEUED,
  /** A node is sending it. */
  LEASED,
  /** The receiving server took it: a machine's word, never a signature. */
  ACCEPTED,
  /** Refused for good, its budget spent, or set aside. */
  FAILED,
  /** Accepted, and sent back later. */
  BOUNCED,
  /** Not needed any more. */
  CANCELLED;

  /** The state of a stored word. */
  public static DeliveryState of(String text) {
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
  public Set<DeliveryState> next() {
    return switch (this) {
      case QUEUED -> Set.of(LEASED, ACCEPTED, CANCELLED);
      case LEASED -> Set.of(ACCEPTED, QUEUED, FAILED, CANCELLED);
      case ACCEPTED -> Set.of(BOUNCED);
      case FAILED -> Set.of(QUEUED);
      case BOUNCED -> Set.of(QUEUED);
      case CANCELLED -> Set.of();
    };
  }
}
