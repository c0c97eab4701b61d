package songda.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import songda.settings.Settings;

/**
 * When a deferred delivery is tried again. Pure: clock and chance are passed in.
 *
 * @param delays nominal waits before the second, third … try; the last one repeats
 * @param limit the sum of nominal waits after which a delivery is given up
 * @param untilDeadline whether no try is begun after the deadline of those it serves
 */
public record RetryPolicy(List<Duration> delays, Duration limit, boolean untilDeadline) {
  /** How far a wait strays from its nominal length, so that a backlog does not return as one. */
  private static final double JITTER = 0.2;

  /** No receiver's Retry-After holds a delivery for longer. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  public RetryPolicy {
    delays = List.copyOf(delays);
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("a retry policy needs a delay");
    }
  }

  /** The policies of a configuration, by channel. */
  static Map<String, RetryPolicy> of(Settings.Engine engine) {
    return Map.of("email", of(engine.email()), "webhook", of(engine.webhook()));
  }

  private static RetryPolicy of(Settings.Retry retry) {
    return new RetryPolicy(retry.delays(), retry.limit(), retry.untilDeadline());
  }

  /**
   * The wait before the next try.
   *
   * @param spent tries spent of the budget, at least 1
   * @param until the earliest moment the other side named (RFC 9110 §10.2.3); honoured up to a day
   * @param deadline the last moment at which one it serves may still sign in time; null for none
   * @return empty when the delivery is given up
   */
  public Optional<Duration> next(
      int spent,
      @Nullable Instant until,
      @Nullable Instant deadline,
      Instant now,
      RandomGenerator random) {
    return Optional.of(wait(spent, until, now, random))
        .filter(wait -> waited(spent).compareTo(limit) <= 0)
        .filter(wait -> !untilDeadline || deadline == null || !now.plus(wait).isAfter(deadline));
  }

  private Duration wait(int spent, @Nullable Instant until, Instant now, RandomGenerator random) {
    Duration nominal = nominal(spent);
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration wait = Duration.ofMillis(Math.round(nominal.toMillis() * factor));
    if (until == null) {
      return wait;
    }
    Duration asked = Duration.between(now, until);
    Duration held = asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked;
    return held.compareTo(wait) > 0 ? held : wait;
  }

  private Duration nominal(int spent) {
    return delays.get(Math.min(spent, delays.size()) - 1);
  }

  /** The nominal time from the first try to the one after {@code spent}. */
  private Duration waited(int spent) {
    Duration sum = Duration.ZERO;
    for (int i = 1; i <= spent && sum.compareTo(limit) <= 0; i++) {
      sum = sum.plus(nominal(i));
    }
    return sum;
  }
}
