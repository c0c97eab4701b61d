package songda.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import songda.database.Database;
import songda.settings.KeyRing;

/** Numbers and chains the entries that wait, a thousand at a time, and signs each batch's head. */
public final class Sealer {
  private final Database database;
  private final SealStore store;
  private final KeyPair key;

  /**
   * The sealer of one node; several nodes take turns.
   *
   * @param key {@link KeyRing#seal()}
   */
  public Sealer(Database database, SealStore store, KeyPair key) {
    this.database = database;
    this.store = store;
    this.key = key;
  }

  /** Seals one batch; gives how many entries it sealed, 0 when none waits. */
  public Future<Integer> runOnce(Instant now) {
    return database.inTransaction(
        conn ->
            store
                .lock(conn)
                .compose(locked -> store.last(conn))
                .map(last -> last.orElseGet(() -> new SealStore.Link(0, Chain.genesis())))
                .compose(last -> store.waiting(conn).compose(it -> seal(conn, last, it, now))));
  }

  /** Seals batch after batch until no entry waits. */
  public Future<Void> runUntilNoneWaits(Instant now) {
    return runOnce(now)
        .compose(count -> count > 0 ? runUntilNoneWaits(now) : Future.succeededFuture());
  }

  private Future<Integer> seal(
      SqlConnection conn, SealStore.Link last, List<SealStore.Waiting> waiting, Instant now) {
    if (waiting.isEmpty()) {
      return Future.succeededFuture(0);
    }
    List<SealStore.Seal> seals = chained(last, waiting);
    SealStore.Seal end = seals.get(seals.size() - 1);
    SealStore.Head head =
        new SealStore.Head(
            end.seq(), end.chain(), KeyRing.keyId(key), Chain.sign(key, end.seq(), end.chain()));
    return store.seal(conn, seals).compose(kept -> store.head(conn, head, now)).map(seals.size());
  }

  private static List<SealStore.Seal> chained(
      SealStore.Link last, List<SealStore.Waiting> waiting) {
    List<SealStore.Seal> seals = new ArrayList<>();
    SealStore.Link link = last;
    for (SealStore.Waiting entry : waiting) {
      byte[] leaf = Chain.leaf(entry.body());
      link = new SealStore.Link(link.seq() + 1, Chain.link(link.chain(), leaf));
      seals.add(new SealStore.Seal(link.seq(), entry.id(), leaf, link.chain()));
    }
    return seals;
  }
}
