package songda.database;

import io.vertx.pgclient.PgException;

/** What PostgreSQL's error codes mean to the rooms. */
public final class SqlState {
  private SqlState() {}

  /** 23505: a unique key has this value already. */
  public static boolean isUniqueViolation(Throwable failure) {
    return failure instanceof PgException pg && "23505".equals(pg.getSqlState());
  }
}
