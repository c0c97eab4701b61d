package songda.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one try of a delivery produced. */
public sealed interface Outcome {
  /** The reply code of SMTP or HTTP; 0 where none was given. */
  int code();

  /** What the other side said, or why nothing was said, as received. */
  String reply();

  /** How far it had come, in the channel's own words; null where that says nothing. */
  default @Nullable String stage() {
    return null;
  }

  /** Evidence that the endpoint took the message; never an acknowledgment. */
  record Accepted(int code, String reply) implements Outcome {}

  /**
   * Not now.
   *
   * @param until the earliest moment the other side named; null when it named none
   */
  record Deferred(@Nullable Instant until, int code, String reply, @Nullable String stage)
      implements Outcome {
    /** Where the stage says nothing. */
    public Deferred(@Nullable Instant until, int code, String reply) {
      this(until, code, reply, null);
    }
  }

  /** Not ever with this message at this endpoint. */
  record Rejected(int code, String reply, @Nullable String stage) implements Outcome {
    /** Where the stage says nothing. */
    public Rejected(int code, String reply) {
      this(code, reply, null);
    }
  }
}
