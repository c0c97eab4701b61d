package songda.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import songda.database.Database;

/**
 * Refusals to callers who are not signed in: counted at once, written to the trail once for each
 * source, action and minute, so that nobody can fill the audit from outside.
 */
public final class RefusalCounter {
  private final Database database;
  private final RefusalStore store;
  private final AuditTrail trail;

  /** The counter of one database. */
  public RefusalCounter(Database database, RefusalStore store, AuditTrail trail) {
    this.database = database;
    this.store = store;
    this.trail = trail;
  }

  /** Counts one refusal; kept once the future succeeds. */
  public Future<Void> count(Instant now, String source, String action) {
    return store.count(source, now.truncatedTo(ChronoUnit.MINUTES), action);
  }

  /** Writes the minutes that are over to the trail; gives how many entries that made. */
  public Future<Integer> runOnce(Instant now) {
    return database.inTransaction(
        conn ->
            store
                .take(conn, now.truncatedTo(ChronoUnit.MINUTES))
                .compose(
                    counts ->
                        Future.all(
                                counts.stream()
                                    .map(count -> trail.refusals(conn, act(count)))
                                    .toList())
                            .map(counts.size())));
  }

  private static Act act(RefusalStore.Count count) {
    JsonObject details =
        new JsonObject().put("n", count.n()).put("minute", count.minute().toString());
    return Act.of(
        count.minute().plus(Duration.ofMinutes(1)),
        Actor.anonymous(count.source()),
        count.action(),
        "anonymous",
        details);
  }
}
