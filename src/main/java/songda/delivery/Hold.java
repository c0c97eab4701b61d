package songda.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a claimed delivery goes back to the queue unsent. It spends no attempt.
 *
 * @param until when it is due again; null leaves its due time
 * @param reason {@code stopped}, {@code breaker}, {@code rate} or {@code host}; null when only its
 *     node stops
 */
record Hold(@Nullable Instant until, @Nullable String reason) {
  /** A person stopped the dispatch. */
  static final String STOPPED = "stopped";

  /** The endpoint or the relay has failed too often of late. */
  static final String BREAKER = "breaker";

  /** The endpoint takes so many a minute; {@code until} is the slot reserved for this one. */
  static final String RATE = "rate";

  /** Its host has all it may have and answers none; due again in 5 s. */
  static final Hold STUCK = new Hold(null, "host");

  /** Given back as it was. */
  static final Hold NONE = new Hold(null, null);

  /** What is due when a person resumes it; a date that every client can read. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
}
