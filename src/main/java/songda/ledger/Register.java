package songda.ledger;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import songda.database.Database;

/** The register of a dispatch (分送登记表) in printed order, for the page and for the terminal. */
public final class Register {
  /** Lines of one page. */
  public static final int PAGE = 200;

  private final Database database;
  private final LedgerStore store;

  /** A register over one database. */
  public Register(Database database, LedgerStore store) {
    this.database = database;
    this.store = store;
  }

  /** The next {@link #PAGE} lines after a place; {@link RegisterPage.Place#START} for the first. */
  public Future<RegisterPage> page(
      long dispatchId, RegisterFilter filter, RegisterPage.Place after) {
    return store
        .register(database, dispatchId, filter, after, PAGE + 1)
        .map(rows -> RegisterPage.of(rows, PAGE));
  }

  /** The lines of one addressee: more than one when it was printed twice; empty when unknown. */
  public Future<List<RegisterRow>> linesOf(long dispatchId, long addresseeId) {
    return store.linesOf(database, dispatchId, addresseeId);
  }

  /** All lines, page by page; for dispatches that fit a terminal. */
  public Future<List<RegisterRow>> all(long dispatchId) {
    return collect(dispatchId, RegisterPage.Place.START, new ArrayList<>());
  }

  private Future<List<RegisterRow>> collect(
      long dispatchId, RegisterPage.Place after, List<RegisterRow> lines) {
    return page(dispatchId, RegisterFilter.ALL, after)
        .compose(
            page -> {
              lines.addAll(page.rows());
              RegisterPage.Place next = page.next();
              return next == null
                  ? Future.succeededFuture(lines)
                  : collect(dispatchId, next, lines);
            });
  }
}
