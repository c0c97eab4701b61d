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
 * Gathers results and settles them together: at once when no other is to come, else 10 ms after the
 * first or when 500 are there, and while the database is busy as soon as it is free again, so that
 * batches grow with the load. A batch that the database does not take now is settled again, for
 * ever. One event loop only.
 */
final class Flush {
  private static final Logger LOG = LoggerFactory.getLogger(Flush.class);
  private static final int SIZE = 500;
  private static final long PAUSE_MS = 10;
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
    if (settling < AT_ONCE) {
      if (results.size() >= SIZE || results.size() + inSettlement >= inMemory.getAsInt()) {
        flush();
      } else if (!timed) {
        timed = true;
        vertx.setTimer(PAUSE_MS, id -> due());
      }
    }
    return committed;
  }

  private void due() {
    timed = false;
    if (settling < AT_ONCE) {
      flush();
    }
  }

  private void flush() {
    if (results.isEmpty()) {
      return;
    }
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
              flush();
            })
        .onFailure(
            error -> {
              LOG.warn("{} results not settled, next try in {} ms", batch.size(), AGAIN_MS, error);
              vertx.setTimer(AGAIN_MS, id -> settle(batch, whole));
            });
  }
}
