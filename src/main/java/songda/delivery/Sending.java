package songda.delivery;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;

/** One attempt: the channel is asked, and what it answers becomes a result. */
final class Sending {
  private final Map<String, Channel> channels;
  private final Map<String, RetryPolicy> policies;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final LongSupplier ticks;

  Sending(
      List<Channel> channels,
      Map<String, RetryPolicy> policies,
      RandomGenerator random,
      InstantSource clock,
      LongSupplier ticks) {
    this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    this.policies = policies;
    this.random = random;
    this.clock = clock;
    this.ticks = ticks;
  }

  /** Sends; never fails: an exception of a channel is a deferred outcome. */
  Future<Result> send(Claimed claimed, Parcel parcel, @Nullable Instant now) {
    Instant startedAt = clock.instant();
    long started = ticks.getAsLong();
    Channel channel = channels.get(claimed.channel());
    Message message = parcel.message();
    if (message == null || channel == null) {
      String problem = channel == null ? "no channel " + claimed.channel() : parcel.problem();
      return Future.succeededFuture(
          new Result(
              claimed,
              problem == null ? Result.Verdict.MOOT : Result.Verdict.REJECTED,
              0,
              problem == null ? "no addressee is open" : problem,
              null,
              startedAt,
              0,
              null,
              now));
    }
    return ask(channel, message)
        .map(
            outcome ->
                result(
                    claimed,
                    outcome,
                    startedAt,
                    (ticks.getAsLong() - started) / 1_000,
                    pause(claimed, message, outcome, now),
                    now));
  }

  private static Future<Outcome> ask(Channel channel, Message message) {
    Future<Outcome> asked;
    try {
      asked = channel.send(message);
    } catch (RuntimeException bug) {
      asked = Future.failedFuture(bug);
    }
    return asked.recover(
        error -> Future.succeededFuture(new Outcome.Deferred(null, 0, String.valueOf(error))));
  }

  private @Nullable Duration pause(
      Claimed claimed, Message message, Outcome outcome, @Nullable Instant now) {
    RetryPolicy policy = policies.get(claimed.channel());
    if (policy == null || !(outcome instanceof Outcome.Deferred deferred)) {
      return null;
    }
    Instant base = now == null ? clock.instant() : now;
    return policy
        .next(claimed.spent(), deferred.until(), message.lastDeadline(), base, random)
        .orElse(null);
  }

  private Result result(
      Claimed claimed,
      Outcome outcome,
      Instant startedAt,
      long micros,
      @Nullable Duration pause,
      @Nullable Instant now) {
    Result.Verdict verdict = Result.Verdict.REJECTED;
    if (outcome instanceof Outcome.Accepted) {
      verdict = Result.Verdict.ACCEPTED;
    } else if (outcome instanceof Outcome.Deferred) {
      verdict = Result.Verdict.DEFERRED;
    }
    return new Result(
        claimed,
        verdict,
        outcome.code(),
        outcome.reply(),
        outcome.stage(),
        startedAt,
        Math.max(0, micros),
        pause,
        now);
  }
}
