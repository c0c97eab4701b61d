package songda.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt, ready to be stored.
 *
 * @param stage how far a channel with stages had come; null without
 * @param pause until the next try, by the retry policy; null when there will be none
 * @param now the database clock's stand-in in tests; null in production
 */
record Result(
    Claimed claimed,
    Verdict verdict,
    int code,
    String reply,
    @Nullable String stage,
    Instant startedAt,
    long durationMicros,
    @Nullable Duration pause,
    @Nullable Instant now) {
  private static final int LONGEST_REPLY = 500;

  /** The meaning of an attempt for its delivery. */
  enum Verdict {
    ACCEPTED("accepted"),
    DEFERRED("deferred"),
    REJECTED("rejected"),
    /** Every addressee had closed before the message was sent. */
    MOOT("moot");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  Result {
    reply = storable(reply);
  }

  /** PostgreSQL's text takes no NUL; cut at a code point, so that no half character remains. */
  static String storable(String reply) {
    String clean = reply.replace("\u0000", "");
    if (clean.codePointCount(0, clean.length()) > LONGEST_REPLY) {
      clean = clean.substring(0, clean.offsetByCodePoints(0, LONGEST_REPLY));
    }
    // A lone surrogate has no UTF-8 form: it becomes a question mark here, not an error there.
    return new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The same result with another reply, for a row that the database would not take. */
  Result withReply(String other) {
    return new Result(claimed, verdict, code, other, stage, startedAt, durationMicros, pause, now);
  }

  /** One line of the batch's digest. */
  String digestLine() {
    return claimed.dispatchId()
        + "/"
        + claimed.deliveryId()
        + "/"
        + claimed.attempt()
        + ":"
        + verdict.text()
        + ":"
        + code;
  }
}
