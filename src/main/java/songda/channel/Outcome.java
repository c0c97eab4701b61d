package songda.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one try of a delivery produced. */
public sealed interface Outcome {
  /** The reply code of SMTP or HTTP; 0 where none was given. */
  int code();

  /** What the other side said, or why nothing was said, as received. */
  String reply();

  /** Evidence that the endpoint took the message; never an acknowledgment. */
  record Accepted(int code, String reply) implements Outcome {}

  /**
   * Not now.
   *
   * @param until the earliest moment the other side named; null when it named none
   */
  record Deferred(@Nullable Instant until, int code, String reply) implements Outcome {}

  /** Not ever with this message at this endpoint. */
  record Rejected(int code, String reply) implements Outcome {}
}
