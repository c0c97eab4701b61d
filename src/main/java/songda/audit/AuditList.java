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
}
