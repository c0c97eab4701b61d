package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import songda.bulletin.CollectiveRef;
import songda.bulletin.Meaning;
import songda.bulletin.Meanings;
import songda.bulletin.UnitRef;

/** The directory's answers about names, units and collectives, inside a transaction. */
public final class Directory implements Meanings {
  /** The directory of one database. */
  public Directory(UnitStore units, CollectiveStore collectives) {}

  @Override
  public Future<List<Meaning>> of(SqlConnection conn, List<Question> questions) {
    return Future.failedFuture("under way");
  }

  @Override
  public Future<List<UnitRef>> units(SqlConnection conn, Collection<Long> ids) {
    return Future.failedFuture("under way");
  }

  @Override
  public Future<List<CollectiveRef>> collectives(SqlConnection conn, Collection<Long> ids) {
    return Future.failedFuture("under way");
  }
}
