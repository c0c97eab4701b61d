package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;
import songda.audit.Digests;
import songda.database.DataErrors;
import songda.database.Database;

/** Writes what came of attempts, and what follows from it, in one transaction for each batch. */
final class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private static final String LEASED = DeliveryState.LEASED.text();

  private final Database database;
  private final SettleStore store = new SettleStore();
  private final AuditTrail trail;
  private final String node;
  private final InstantSource clock;
  private final LongConsumer changed;

  Settlement(
      Database database, AuditTrail trail, String node, InstantSource clock, LongConsumer changed) {
    this.database = database;
    this.trail = trail;
    this.node = node;
    this.clock = clock;
    this.changed = changed;
  }

  /**
   * Settles a batch; one that fails for its data is halved until the bad row stands alone. Fails
   * only when the database cannot be used: the same batch may then be settled again.
   */
  Future<Void> settle(List<Result> results) {
    return attempt(results)
        .recover(
            error -> {
              if (!DataErrors.lieInTheData(error)) {
                return Future.failedFuture(error);
              }
              return results.size() == 1 ? alone(results.get(0), error) : halves(results);
            });
  }

  private Future<Void> halves(List<Result> results) {
    int middle = results.size() / 2;
    return settle(results.subList(0, middle))
        .compose(done -> settle(results.subList(middle, results.size())));
  }

  /** The bad row: its outcome is kept, its reply is replaced, and a person is told. */
  private Future<Void> alone(Result bad, Throwable error) {
    Claimed claimed = bad.claimed();
    LOG.warn("result of delivery {}/{} not storable", claimed.dispatchId(), claimed.deliveryId());
    String note = "reply not stored: " + Result.storable(String.valueOf(error.getMessage()));
    Moved item = new Moved(claimed.dispatchId(), claimed.deliveryId(), LEASED, LEASED, note);
    return attempt(List.of(bad.withReply("reply not stored")))
        .recover(again -> DataErrors.lieInTheData(again) ? done() : Future.failedFuture(again))
        .compose(
            done ->
                database.inTransaction(
                    conn -> store.workItems(conn, "bad_row", List.of(item), bad.now())));
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private Future<Void> attempt(List<Result> results) {
    Instant now = results.get(0).now();
    Instant at = told(now);
    return database
        .inTransaction(
            conn ->
                store
                    .settle(conn, node, results, at, now)
                    .compose(missed -> follow(conn, missed, "delivery_failed", at))
                    .compose(done -> trail.done(conn, digest(results))))
        .onSuccess(done -> announce(results.stream().map(r -> r.claimed().dispatchId())));
  }

  /** Takes back what ended leases held; gives how many deliveries. */
  Future<Integer> rescue(LeaseStore leases, @Nullable Instant now) {
    return database
        .inTransaction(
            conn ->
                leases
                    .rescue(conn, now)
                    .compose(
                        moved -> follow(conn, moved, "delivery_set_aside", told(now)).map(moved))
                    .compose(moved -> rescued(conn, moved)))
        .onSuccess(moved -> announce(moved.stream().map(Moved::dispatchId)))
        .map(List::size);
  }

  private Future<List<Moved>> rescued(SqlConnection conn, List<Moved> moved) {
    if (moved.isEmpty()) {
      return Future.succeededFuture(moved);
    }
    List<String> lines =
        moved.stream().map(m -> m.dispatchId() + "/" + m.deliveryId() + ":" + m.state()).toList();
    return trail.done(conn, act("delivery.rescue", counts(moved), lines)).map(moved);
  }

  private Future<Void> follow(SqlConnection conn, List<Moved> moved, String kind, Instant at) {
    List<Moved> failed = moved.stream().filter(m -> m.became(DeliveryState.FAILED)).toList();
    List<Moved> missed =
        moved.stream()
            .filter(m -> m.became(DeliveryState.FAILED) || m.became(DeliveryState.CANCELLED))
            .toList();
    return (missed.isEmpty() ? done() : store.unreachable(conn, missed))
        .compose(
            unreachable -> failed.isEmpty() ? done() : store.workItems(conn, kind, failed, at));
  }

  /** What people read is told by the office's clock; due times and leases go by the database's. */
  private Instant told(@Nullable Instant now) {
    return now == null ? clock.instant() : now;
  }

  private Act digest(List<Result> results) {
    Map<String, Long> counts =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.verdict().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    return act(
        "delivery.settle", counts, results.stream().map(Result::digestLine).sorted().toList());
  }

  private static Map<String, Long> counts(List<Moved> moved) {
    return moved.stream()
        .collect(Collectors.groupingBy(Moved::state, TreeMap::new, Collectors.counting()));
  }

  private Act act(String action, Map<String, Long> counts, List<String> lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    JsonObject details =
        new JsonObject()
            .put("counts", new JsonObject(new TreeMap<String, Object>(counts)))
            .put("sha256", HexFormat.of().formatHex(Digests.sha256(text)));
    return Act.of(clock.instant(), Actor.system("engine"), action, "queue:" + node, details);
  }

  private void announce(Stream<Long> dispatches) {
    dispatches.distinct().forEach(changed::accept);
  }
}
