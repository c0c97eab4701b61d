package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import songda.Rooms;
import songda.delivery.Tallies;

/** Measures a running node from the inside: releases, and waits until every result is committed. */
public final class Bench {
  private static final long SHORTEST_POLL_MS = 3;
  private static final long LONGEST_POLL_MS = 50;

  private final Vertx vertx;
  private final BenchOffice office;
  private final BenchStore store;
  private final Tallies tallies;
  private final InstantSource clock;
  private final LongSupplier ticks;

  /**
   * A bench over a node's rooms.
   *
   * @param ticks a monotonic clock in nanoseconds, {@code System::nanoTime}
   */
  public Bench(Vertx vertx, Rooms rooms, InstantSource clock, LongSupplier ticks) {
    this.vertx = vertx;
    store = new BenchStore(rooms.database, rooms.vault);
    office = new BenchOffice(rooms, store);
    tallies = new Tallies(rooms.database);
    this.clock = clock;
    this.ticks = ticks;
  }

  /**
   * Releases a bulletin to {@code n} units, ids {@code base} to {@code base + n - 1}; the engine
   * goes on by itself. Gives {@code enqueue_s}, the seconds of the release to its commit.
   */
  public Future<JsonObject> enqueue(Kind kind, int n, long base) {
    return office
        .approved(kind, n, base, clock.instant())
        .compose(
            bulletin -> {
              long start = ticks.getAsLong();
              return office
                  .released(bulletin)
                  .map(
                      dispatch ->
                          new JsonObject()
                              .put("enqueue_s", seconds(start))
                              .put("dispatch", dispatch.id()));
            });
  }

  /**
   * As {@link #enqueue}, and waits for the commit of the last result. Gives {@code n}, {@code
   * seconds} from the release to that commit, {@code rate} a second, {@code enqueue_s}, {@code
   * attempt_p50_ms} and {@code attempt_p99_ms} as the attempt rows say. Fails when one was not
   * accepted.
   */
  public Future<JsonObject> run(Kind kind, int n, long base) {
    return office
        .approved(kind, n, base, clock.instant())
        .compose(bulletin -> measured(bulletin, n));
  }

  private Future<JsonObject> measured(long bulletin, int n) {
    long start = ticks.getAsLong();
    JsonObject result = new JsonObject().put("n", n);
    return office
        .released(bulletin)
        .compose(
            dispatch -> {
              result.put("enqueue_s", seconds(start)).put("dispatch", dispatch.id());
              return settled(dispatch.id());
            })
        .compose(
            dispatch -> {
              double seconds = seconds(start);
              result.put("seconds", seconds).put("rate", rounded(n / seconds, 10));
              return store.attempts(dispatch);
            })
        .compose(
            attempts ->
                attempts.accepted() == n
                    ? Future.succeededFuture(
                        result
                            .put("attempt_p50_ms", rounded(attempts.p50(), 100))
                            .put("attempt_p99_ms", rounded(attempts.p99(), 100)))
                    : Future.failedFuture(
                        new IllegalStateException(
                            attempts.accepted() + " of " + n + " were accepted; is the sink up?")));
  }

  /** Completes when nothing of a dispatch is queued or leased: asked of its tallies. */
  Future<Long> settled(long dispatch) {
    return tallies
        .read(dispatch)
        .compose(
            counts -> {
              long waiting =
                  counts.entrySet().stream()
                      .filter(e -> e.getKey().subject().equals("delivery"))
                      .filter(e -> e.getKey().state().matches("queued|leased"))
                      .mapToLong(java.util.Map.Entry::getValue)
                      .sum();
              return waiting == 0
                  ? Future.succeededFuture(dispatch)
                  : pause(waiting).compose(done -> settled(dispatch));
            });
  }

  /** The fewer are left, the sooner it is asked again, so that the end is seen within 3 ms. */
  private Future<Void> pause(long waiting) {
    Promise<Void> over = Promise.promise();
    long pause = Math.max(SHORTEST_POLL_MS, Math.min(LONGEST_POLL_MS, waiting / 100));
    vertx.setTimer(pause, id -> over.complete());
    return over.future();
  }

  private double seconds(long start) {
    return rounded((ticks.getAsLong() - start) / 1e9, 1_000);
  }

  private static double rounded(double value, double parts) {
    return Math.round(value * parts) / parts;
  }
}
