package songda.directory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import songda.database.Database;

/** The directory for looking through and choosing from; changes nothing. */
public final class UnitList {
  private final Database database;
  private final UnitListStore store;

  /** The list of one database. */
  public UnitList(Database database, UnitListStore store) {
    this.database = database;
    this.store = store;
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId} (0: all). */
  public Future<List<UnitLine>> page(UnitFilter filter, long afterId, int limit) {
    return store.list(database.pool(), filter, afterId, limit);
  }

  /** The units with these ids, in the order of entry; unknown and closed ones are left out. */
  public Future<List<UnitLine>> lines(Collection<Long> ids) {
    return ids.isEmpty() ? Future.succeededFuture(List.of()) : store.lines(database.pool(), ids);
  }

  /**
   * Of the units with these ids those that one message would reach together, at most so many
   * groups.
   */
  public Future<List<List<Long>>> sharing(Collection<Long> ids, int most) {
    return ids.isEmpty()
        ? Future.succeededFuture(List.of())
        : store.shared(database.pool(), ids, most);
  }

  /** With how many other units a unit shares each of its endpoints, by the endpoint's id. */
  public Future<Map<Long, Integer>> sharers(long unitId) {
    return store.sharers(database.pool(), unitId);
  }

  /** How many units the directory has. */
  public Future<Long> size() {
    return store.count(database.pool());
  }
}
