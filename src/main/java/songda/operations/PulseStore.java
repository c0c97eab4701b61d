package songda.operations;

import io.vertx.core.Future;
import songda.database.Database;

/** Whether the database answers. */
public final class PulseStore {
  private final Database database;

  /** The pulse of one database. */
  public PulseStore(Database database) {
    this.database = database;
  }

  private static final String PULSE = "select 1";

  Future<Void> beat() {
    return database.pool().query(PULSE).execute().mapEmpty();
  }
}
