package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import songda.bulletin.CollectiveRef;
import songda.bulletin.Meaning;
import songda.bulletin.Meanings;
import songda.bulletin.NameKey;
import songda.bulletin.UnitRef;

/** The directory's answers about names, units and collectives, inside a transaction. */
public final class Directory implements Meanings {
  private final UnitStore units;
  private final CollectiveStore collectives;

  /** The directory of one database. */
  public Directory(UnitStore units, CollectiveStore collectives) {
    this.units = units;
    this.collectives = collectives;
  }

  @Override
  public Future<List<Meaning>> of(SqlConnection conn, List<Question> questions) {
    List<String> keys = questions.stream().map(q -> NameKey.of(q.name())).distinct().toList();
    return units
        .byKeys(conn, keys)
        .compose(
            named ->
                collectives
                    .byKeys(conn, keys)
                    .map(phrased -> new DirectorySnapshot(named, phrased)))
        .map(
            snapshot ->
                questions.stream()
                    .map(q -> Resolver.resolve(q.name(), q.kind(), snapshot))
                    .toList());
  }

  @Override
  public Future<List<UnitRef>> units(SqlConnection conn, Collection<Long> ids) {
    return ids.isEmpty() ? Future.succeededFuture(List.of()) : units.refs(conn, ids);
  }

  @Override
  public Future<List<CollectiveRef>> collectives(SqlConnection conn, Collection<Long> ids) {
    return ids.isEmpty() ? Future.succeededFuture(List.of()) : collectives.refs(conn, ids);
  }

  @Override
  public Future<Boolean> remember(SqlConnection conn, String name, long unitId) {
    return units.addName(conn, unitId, name, false);
  }
}
