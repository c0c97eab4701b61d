package songda.database;

import io.vertx.sqlclient.DatabaseException;

/** Tells errors that lie in the data of a statement from errors of the infrastructure. */
public final class DataErrors {
  private DataErrors() {}

  /**
   * Whether the same statement would fail again: SQLSTATE class 22 (data exception) or 23
   * (integrity constraint violation), PostgreSQL manual, appendix A.
   */
  public static boolean lieInTheData(Throwable error) {
    if (!(error instanceof DatabaseException database)) {
      return false;
    }
    String state = database.getSqlState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
