package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How long a message takes from the commit of its release to its receiver, at a steady rate. */
final class Latency {
  private static final int RATE = 200;
  private static final long STEP_NANOS = 1_000_000_000L / RATE;

  private final Vertx vertx;
  private final BenchOffice office;
  private final Receiver receiver;
  private final LongSupplier ticks;

  Latency(Vertx vertx, BenchOffice office, Receiver receiver, LongSupplier ticks) {
    this.vertx = vertx;
    this.office = office;
    this.receiver = receiver;
    this.ticks = ticks;
  }

  /** 200 releases a second of one unit each, after as many bare requests at the same rate. */
  Future<List<JsonObject>> run(int seconds, long base, InstantSource clock) {
    int n = RATE * seconds;
    return prepared(n, base, clock)
        .compose(
            bulletins ->
                bare(n, base)
                    .compose(bare -> released(bulletins, base).map(ours -> List.of(bare, ours))));
  }

  private Future<List<Long>> prepared(int n, long base, InstantSource clock) {
    List<Long> bulletins = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (int i = 0; i < n; i++) {
      long id = base + i;
      all =
          all.compose(done -> office.approved(Kind.WEBHOOK, 1, id, clock.instant()))
              .onSuccess(bulletins::add)
              .mapEmpty();
    }
    return all.map(bulletins);
  }

  private Future<JsonObject> bare(int n, long base) {
    receiver.taken();
    HttpClient client = vertx.createHttpClient();
    long[] sent = new long[n];
    return paced(
            n,
            i -> {
              sent[i] = ticks.getAsLong();
              client
                  .request(HttpMethod.POST, Receiver.PORT, "127.0.0.1", "/hook/" + (base + i))
                  .compose(request -> request.send(" ".repeat(5_000)))
                  .compose(response -> response.body());
            })
        .map(done -> delays("bare POST", sent, base))
        .compose(figures -> client.close().map(figures));
  }

  private Future<JsonObject> released(List<Long> bulletins, long base) {
    receiver.taken();
    long[] committed = new long[bulletins.size()];
    return paced(
            bulletins.size(),
            i ->
                office
                    .released(bulletins.get(i))
                    .onSuccess(dispatch -> committed[i] = ticks.getAsLong()))
        .map(done -> delays("commit of release", committed, base));
  }

  private JsonObject delays(String from, long[] since, long base) {
    Map<Long, Long> arrivals = receiver.taken();
    long[] delays = new long[since.length];
    for (int i = 0; i < since.length; i++) {
      Long at = arrivals.get(base + i);
      // the caller may hear of the commit after the receiver heard of the message
      delays[i] = at == null ? Long.MAX_VALUE : Math.max(0, at - since[i]);
    }
    return Quantiles.of(delays).put("n", since.length).put("from", from);
  }

  /** 200 a second, by the clock and not by the answers; completes two seconds after the last. */
  private Future<Void> paced(int n, Consumer<Integer> act) {
    Promise<Void> over = Promise.promise();
    long start = ticks.getAsLong();
    int[] next = {0};
    vertx.setPeriodic(
        1,
        timer -> {
          long due = (ticks.getAsLong() - start) / STEP_NANOS;
          while (next[0] < n && next[0] <= due) {
            act.accept(next[0]++);
          }
          if (next[0] == n) {
            vertx.cancelTimer(timer);
            vertx.setTimer(2_000, id -> over.complete());
          }
        });
    return over.future();
  }
}
