package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2022-05-27T06:00:00Z");

  @Property(tries = 300)
  void everyWaitStaysNearItsNominalAndTheBudgetEnds(
      @ForAll @IntRange(min = 1, max = 50) int spent,
      @ForAll @IntRange(min = 1, max = 100) int first,
      @ForAll @IntRange(min = 1, max = 5_000) int second,
      @ForAll long seed) {
    Duration limit = Duration.ofHours(1);
    RetryPolicy policy =
        new RetryPolicy(
            List.of(Duration.ofSeconds(first), Duration.ofSeconds(second)), limit, false);
    Optional<Duration> next = policy.next(spent, null, null, NOW, new Random(seed));
    long nominal = spent == 1 ? first : second;
    boolean over = first + (long) (spent - 1) * second > limit.toSeconds();
    assertThat(next.isEmpty()).isEqualTo(over);
    next.ifPresent(
        wait -> assertThat(wait.toMillis()).isBetween(nominal * 800 - 1, nominal * 1_200 + 1));
  }

  @Test
  void noTryIsBegunAfterTheDeadlineWhereTheOfficeSaysSo() {
    List<Duration> delays = List.of(Duration.ofSeconds(100));
    RetryPolicy ending = new RetryPolicy(delays, Duration.ofDays(3), true);
    Instant soon = NOW.plusSeconds(60);
    assertThat(ending.next(1, null, soon, NOW, new Random(1))).isEmpty();
    assertThat(ending.next(1, null, NOW.plusSeconds(121), NOW, new Random(1))).isPresent();
    assertThat(ending.next(1, null, null, NOW, new Random(1))).isPresent();
    RetryPolicy other = new RetryPolicy(delays, Duration.ofDays(3), false);
    assertThat(other.next(1, null, soon, NOW, new Random(1))).isPresent();
  }

  @Property(tries = 200)
  void retryAfterIsHonouredUpToADayAndNeverShortensAWait(
      @ForAll @LongRange(min = -1_000, max = 1_000_000) long asked, @ForAll long seed) {
    RetryPolicy policy =
        new RetryPolicy(List.of(Duration.ofSeconds(10)), Duration.ofDays(3), false);
    Duration wait =
        policy.next(1, NOW.plusSeconds(asked), null, NOW, new Random(seed)).orElseThrow();
    assertThat(wait).isBetween(Duration.ofSeconds(8), Duration.ofDays(1));
    if (asked >= 12) {
      assertThat(wait).isEqualTo(Duration.ofSeconds(Math.min(asked, 86_400)));
    }
  }
}
