package songda.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import songda.database.Database;

/** The counters of dispatches: what the board, the home page and the demo's last line show. */
public final class Board {
  private final Database database;
  private final LedgerStore store;

  /** A board over one database. */
  public Board(Database database, LedgerStore store) {
    this.database = database;
    this.store = store;
  }

  /** The counters of a dispatch from its tallies alone; empty when there is no such dispatch. */
  public Future<Optional<BoardTotals>> totals(long dispatchId) {
    return database.inTransaction(
        conn ->
            store
                .snapshot(conn)
                .compose(begun -> store.head(conn, dispatchId))
                .compose(
                    head ->
                        store
                            .tallies(conn, List.of(dispatchId))
                            .map(all -> head.map(found -> totals(found, all)))));
  }

  /**
   * Planned, tallies and rows in one repeatable-read transaction. It counts the hot rows: for
   * checks, not for pages. Empty when there is no such dispatch.
   */
  public Future<Optional<BoardSnapshot>> snapshot(long dispatchId) {
    return database.inTransaction(
        conn ->
            store
                .snapshot(conn)
                .compose(begun -> store.head(conn, dispatchId))
                .compose(
                    head ->
                        store
                            .tallies(conn, List.of(dispatchId))
                            .map(all -> head.map(found -> totals(found, all))))
                .compose(
                    totals ->
                        store
                            .counts(conn, dispatchId)
                            .map(rows -> totals.map(found -> new BoardSnapshot(found, rows)))));
  }

  /** The last dispatches before an id, newest first. */
  public Future<List<BoardTotals>> recent(long beforeId, int limit) {
    return database.inTransaction(
        conn ->
            store
                .snapshot(conn)
                .compose(begun -> store.recent(conn, beforeId, limit))
                .compose(
                    heads ->
                        store
                            .tallies(conn, heads.stream().map(BoardHead::id).toList())
                            .map(all -> heads.stream().map(head -> totals(head, all)).toList())));
  }

  private static BoardTotals totals(BoardHead head, Map<Long, List<Tally>> all) {
    return new BoardTotals(head, Objects.requireNonNullElse(all.get(head.id()), List.<Tally>of()));
  }
}
