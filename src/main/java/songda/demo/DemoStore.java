package songda.demo;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import songda.database.Database;

/** What the demo counts for its last line, and where its clock goes on. */
public final class DemoStore {
  private final Database database;

  /** The counts of one database. */
  public DemoStore(Database database) {
    this.database = database;
  }

  /** Original deliveries of a dispatch, and how many of them were accepted. */
  record Originals(long deliveries, long accepted) {}

  private static final String ORIGINALS =
      """
      select count(*), count(*) filter (where state = 'accepted')
      from delivery
      where dispatch_id = $1
        and purpose = 'original'
      """;

  Future<Originals> originals(long dispatchId) {
    return database
        .pool()
        .preparedQuery(ORIGINALS)
        .execute(Tuple.of(dispatchId))
        .map(rows -> rows.iterator().next())
        .map(row -> new Originals(row.getLong(0), row.getLong(1)));
  }

  private static final String LATEST = "select max(at) from audit_entry";

  /** The time of the newest audit entry; the story's opening when there is none. */
  public Future<java.time.Instant> latest() {
    return database
        .pool()
        .query(LATEST)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime(0))
        .map(at -> at == null ? DemoClock.OPENING : at.toInstant());
  }
}
