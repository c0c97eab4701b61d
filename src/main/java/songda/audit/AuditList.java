package songda.audit;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit for reading, newest first, by keyset pages. */
public final class AuditList {
  private final AuditListStore store;

  /** The list of one database. */
  public AuditList(AuditListStore store) {
    this.store = store;
  }

  /**
   * One page.
   *
   * @param after the last line of the page before; null for the first page
   * @param object only entries of this object, e.g. {@code bulletin:12}; null for all
   * @param limit most lines, 1 to 200
   */
  public Future<List<AuditLine>> page(
      AuditLine.@Nullable Cursor after, @Nullable String object, int limit) {
    return store.page(after, object, limit);
  }

  /**
   * One page of a search. It looks through a bounded number of entries, so that a rare kind never
   * makes the database read all of them for one page.
   */
  public Future<AuditPage> search(AuditFilter filter, AuditLine.@Nullable Cursor after, int limit) {
    return store
        .search(filter, after, limit)
        .compose(
            lines ->
                lines.size() == limit
                    ? Future.succeededFuture(
                        new AuditPage(lines, lines.get(limit - 1).cursor(), true))
                    : store
                        .paused(after)
                        .map(end -> new AuditPage(lines, end.orElse(null), false)));
  }

  /** How far the audit is sealed now. */
  public Future<SealState> seal() {
    return store.seal();
  }
}
