package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import songda.Rooms;
import songda.acknowledgment.SignRequest;
import songda.dispatch.Dispatch;

/** The modes of the bench beside the peers' protocol; each gives lines of figures. */
public final class Modes {
  private static final int WARM = 2_000;
  private static final int SIGNERS = 64;

  private final Vertx vertx;
  private final Rooms rooms;
  private final Bench bench;
  private final BenchOffice office;
  private final BenchStore store;
  private final Receiver receiver;
  private final InstantSource clock;
  private final LongSupplier ticks;
  private final Consumer<JsonObject> line;

  private Modes(
      Vertx vertx, Rooms rooms, Receiver receiver, Clocks clocks, Consumer<JsonObject> line) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.receiver = receiver;
    this.line = line;
    clock = clocks.wall();
    ticks = clocks.ticks();
    bench = new Bench(vertx, rooms, clock, ticks);
    store = new BenchStore(rooms.database, rooms.vault);
    office = new BenchOffice(rooms, store);
  }

  /** The time of day, and monotonic nanoseconds. */
  public record Clocks(InstantSource wall, LongSupplier ticks) {}

  /**
   * The modes over a running node, with a receiver of their own on port 9082.
   *
   * @param line told each line of figures
   */
  public static Future<Modes> over(
      Vertx vertx, Rooms rooms, Clocks clocks, Consumer<JsonObject> line) {
    return Receiver.open(vertx, clocks.ticks())
        .map(receiver -> new Modes(vertx, rooms, receiver, clocks, line));
  }

  /** Runs one: fanout, latency, mixed, acks or growth; {@code size} as the mode understands it. */
  public Future<Void> run(String mode, int size) {
    return switch (mode) {
      case "fanout" -> fanout(size);
      case "latency" -> latency(size);
      case "mixed" -> mixed(size);
      case "acks" -> acks(size);
      case "growth" -> growth(size);
      default ->
          Future.failedFuture(
              new IllegalArgumentException(
                  "no mode is called " + mode + "; fanout, latency, mixed, acks or growth"));
    };
  }

  private Future<Long> base() {
    return store.nextIssue().map(issue -> issue * 2_000_000L);
  }

  private Future<JsonObject> warm() {
    return base().compose(base -> bench.run(Kind.WEBHOOK, WARM, base));
  }

  private void say(String mode, JsonObject figures) {
    JsonObject all = new JsonObject().put("mode", mode);
    line.accept(all.mergeIn(figures));
  }

  /** The release alone, three times, and the same rows copied into bare tables. */
  private Future<Void> fanout(int size) {
    Future<Void> all = warm().mapEmpty();
    for (int i = 0; i < 3; i++) {
      all = all.compose(done -> fannedOut(size));
    }
    return all;
  }

  private Future<Void> fannedOut(int size) {
    return base()
        .compose(base -> office.approved(Kind.WEBHOOK, size, base, clock.instant()))
        .compose(
            bulletin -> {
              long start = ticks.getAsLong();
              return office
                  .released(bulletin)
                  .compose(
                      dispatch -> {
                        double release = (ticks.getAsLong() - start) / 1e9;
                        return bench
                            .settled(dispatch.id())
                            .compose(id -> store.bareCopy(id, ticks))
                            .onSuccess(bare -> say("fanout", fanned(size, release, bare)));
                      });
            })
        .mapEmpty();
  }

  private static JsonObject fanned(int size, double release, double bare) {
    return new JsonObject()
        .put("n", size)
        .put("release_s", release)
        .put("per_second", Math.round(size / release))
        .put("bare_inserts_s", bare)
        .put("ratio", Math.round(bare / release * 100) / 100.0);
  }

  private Future<Void> latency(int seconds) {
    return warm()
        .compose(done -> base())
        .compose(base -> new Latency(vertx, office, receiver, ticks).run(seconds, base, clock))
        .onSuccess(lines -> lines.forEach(figures -> say("latency", figures)))
        .mapEmpty();
  }

  /**
   * All healthy, then one in ten answering after 2 s and one in twenty never; hosts of their own.
   */
  private Future<Void> mixed(int size) {
    return warm()
        .compose(done -> healthyOf("all healthy", size, id -> Receiver.Manner.AT_ONCE))
        .compose(done -> healthyOf("10 % slow, 5 % dead", size, Modes::mixture));
  }

  private static Receiver.Manner mixture(long id) {
    return switch ((int) (id % 20)) {
      case 3 -> Receiver.Manner.NEVER;
      case 7, 13 -> Receiver.Manner.LATE;
      default -> Receiver.Manner.AT_ONCE;
    };
  }

  private Future<Void> healthyOf(
      String which, int size, java.util.function.LongFunction<Receiver.Manner> manners) {
    receiver.behave(manners);
    return base()
        .compose(
            base ->
                office
                    .approved(Kind.SPREAD, size, base, clock.instant())
                    .compose(
                        bulletin -> {
                          receiver.taken();
                          long start = ticks.getAsLong();
                          return office
                              .released(bulletin)
                              .compose(dispatch -> allArrived(size).map(dispatch))
                              .onSuccess(
                                  done -> say("mixed", lastHealthy(which, size, start, manners)));
                        }))
        .compose(this::quiet);
  }

  private Future<Void> allArrived(int size) {
    return receiver.arrived() >= size
        ? Future.succeededFuture()
        : vertx.timer(20).compose(done -> allArrived(size));
  }

  private JsonObject lastHealthy(
      String which,
      int size,
      long start,
      java.util.function.LongFunction<Receiver.Manner> manners) {
    Map<Long, Long> arrivals = receiver.taken();
    long last =
        arrivals.entrySet().stream()
            .filter(e -> manners.apply(e.getKey()) == Receiver.Manner.AT_ONCE)
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(start);
    return new JsonObject()
        .put("n", size)
        .put("receivers", which)
        .put("last_healthy_s", Math.round((last - start) / 1e6) / 1e3);
  }

  /** Lets the slow ones end and the dead ones be deferred, and holds what is left. */
  private Future<Void> quiet(Dispatch dispatch) {
    receiver.behave(id -> Receiver.Manner.AT_ONCE);
    return bench.settled(dispatch.id()).mapEmpty();
  }

  /** So many units sign, 64 at a time, each in a transaction of its own. */
  private Future<Void> acks(int size) {
    return base()
        .compose(base -> office.approved(Kind.WEBHOOK, size, base, clock.instant()))
        .compose(office::released)
        .compose(dispatch -> bench.settled(dispatch.id()))
        .compose(store::signatures)
        .compose(
            signatures -> {
              Deque<SignRequest> waiting = new ArrayDeque<>(signatures);
              long start = ticks.getAsLong();
              List<Future<Void>> signers =
                  new ArrayList<>(Collections.nCopies(SIGNERS, waiting))
                      .stream().map(this::sign).toList();
              return Future.all(signers)
                  .onSuccess(done -> say("acks", rate(size, (ticks.getAsLong() - start) / 1e9)));
            })
        .mapEmpty();
  }

  private Future<Void> sign(Deque<SignRequest> waiting) {
    SignRequest next = waiting.poll();
    return next == null
        ? Future.succeededFuture()
        : rooms.acknowledgments.sign(next).compose(done -> sign(waiting));
  }

  private static JsonObject rate(int n, double seconds) {
    return new JsonObject()
        .put("n", n)
        .put("seconds", Math.round(seconds * 1e3) / 1e3)
        .put("per_second", Math.round(n / seconds));
  }

  /** From a thousand, ten times as many each time, up to {@code most}. */
  private Future<Void> growth(int most) {
    Future<Void> all = warm().mapEmpty();
    for (int n = 1_000; n <= most; n *= 10) {
      int size = n;
      all = all.compose(done -> grown(size));
    }
    return all;
  }

  private Future<Void> grown(int size) {
    receiver.taken();
    return base()
        .compose(base -> bench.run(Kind.WEBHOOK, size, base))
        .compose(
            figures ->
                store
                    .sizes()
                    .onSuccess(bytes -> say("growth", Footprint.add(figures, size, bytes))))
        .mapEmpty();
  }
}
