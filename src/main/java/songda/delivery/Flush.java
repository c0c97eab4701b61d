package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers results and settles them together: at once when no other is to come or when 500 are
 * there, else 10 ms after the first, 40 ms when more than 500 are under way. Two batches at most
 * are on their way; more results wait for one of them, so that batches grow with the load. A batch
 * that the database does not take now is settled again, for ever. One event loop only.
 */
final class Flush {
  private static final Logger LOG = LoggerFactory.getLogger(Flush.class);
  private static final int SIZE = 500;
  private static final long PAUSE_MS = 10;
  private static final long LONG_PAUSE_MS = 40;
  private static final long AGAIN_MS = 250;

  /** Batches at once: one is on its way while another commits. */
  private static final int AT_ONCE = 2;

  private final Vertx vertx;
  private final Function<List<Result>, Future<Void>> settlement;
  private List<Result> results = new ArrayList<>();
  private Promise<Void> promise = Promise.promise();
  private final IntSupplier inMemory;
  private boolean timed;
  private int settling;
  private int inSettlement;

  /**
   * A flush of one engine.
   *
   * @param settlement takes a batch; fails only when the database cannot be used
   * @param inMemory how many deliveries the node has claimed and not settled
   */
  Flush(Vertx vertx, Function<List<Result>, Future<Void>> settlement, IntSupplier inMemory) {
    this.vertx = vertx;
    this.settlement = settlement;
    this.inMemory = inMemory;
  }

  /** Completes once the result is committed. */
  Future<Void> add(Result result) {
    results.add(result);
    Future<Void> committed = promise.future();
    consider();
    return committed;
  }

  private void consider() {
    int waiting = results.size();
    if (waiting == 0 || settling == AT_ONCE) {
      return;
    }
    if (waiting >= SIZE || waiting + inSettlement >= inMemory.getAsInt()) {
      flush();
    } else if (!timed) {
      timed = true;
      long pause = inMemory.getAsInt() > SIZE ? LONG_PAUSE_MS : PAUSE_MS;
      vertx.setTimer(pause, id -> due());
    }
  }

  private void due() {
    timed = false;
    if (settling < AT_ONCE && !results.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    List<Result> batch = results;
    Promise<Void> whole = promise;
    results = new ArrayList<>();
    promise = Promise.promise();
    settling++;
    inSettlement += batch.size();
    settle(batch, whole);
  }

  private void settle(List<Result> batch, Promise<Void> whole) {
    settlement
        .apply(batch)
        .onSuccess(
            done -> {
              settling--;
              inSettlement -= batch.size();
              whole.complete();
              consider();
            })
        .onFailure(
            error -> {
              LOG.warn("{} results not settled, next try in {} ms", batch.size(), AGAIN_MS, error);
              vertx.setTimer(AGAIN_MS, id -> settle(batch, whole));
            });
  }
}
