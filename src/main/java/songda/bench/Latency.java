package songda.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    BodyPublisher body = BodyPublishers.ofString(" ".repeat(5_000));
    long[] sent = new long[n];
    List<CompletableFuture<?>> answers = new ArrayList<>();
    return paced(
            n,
            i -> {
              URI url = URI.create(Kind.WEBHOOK.address(base + i));
              HttpRequest request = HttpRequest.newBuilder(url).POST(body).build();
              sent[i] = ticks.getAsLong();
              answers.add(client.sendAsync(request, BodyHandlers.discarding()));
            })
        .compose(
            done ->
                Future.fromCompletionStage(
                    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))))
        .map(done -> delays("bare POST", sent, base));
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
