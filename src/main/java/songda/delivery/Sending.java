package songda.delivery;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;

/** One attempt: the channel is asked, and what it answers becomes a result. */
final class Sending {
  private final Map<String, Channel> channels;
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final LongSupplier ticks;

  Sending(
      Map<String, Channel> channels,
      RetryPolicy policy,
      RandomGenerator random,
      InstantSource clock,
      LongSupplier ticks) {
    this.channels = channels;
    this.policy = policy;
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
              startedAt,
              0,
              null,
              now));
    }
    return ask(channel, message)
        .map(
            outcome ->
                result(claimed, outcome, startedAt, (ticks.getAsLong() - started) / 1_000, now));
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

  private Result result(
      Claimed claimed, Outcome outcome, Instant startedAt, long micros, @Nullable Instant now) {
    Result.Verdict verdict = Result.Verdict.REJECTED;
    Duration pause = null;
    if (outcome instanceof Outcome.Accepted) {
      verdict = Result.Verdict.ACCEPTED;
    } else if (outcome instanceof Outcome.Deferred deferred) {
      verdict = Result.Verdict.DEFERRED;
      Instant base = now == null ? clock.instant() : now;
      pause = policy.next(claimed.spent(), deferred.until(), base, random).orElse(null);
    }
    return new Result(
        claimed,
        verdict,
        outcome.code(),
        outcome.reply(),
        startedAt,
        Math.max(0, micros),
        pause,
        now);
  }
}
