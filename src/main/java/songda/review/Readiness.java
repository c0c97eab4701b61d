package songda.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.directory.EndpointStore;

/** What a bulletin still lacks before it may be submitted, approved and released. */
public final class Readiness {
  /** Reads the directory of one database. */
  public Readiness(EndpointStore endpoints) {}

  /**
   * Everything that is missing, empty when ready: {@code header.missing}, {@code entry.undecided},
   * {@code entry.unresolved}, {@code unit.unreachable}.
   */
  public Future<List<Refusal.Detail>> missing(SqlConnection conn, Bulletin bulletin) {
    return Future.failedFuture("under way");
  }
}
