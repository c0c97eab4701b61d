package songda.database;

import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean to the rooms. */
public final class SqlState {
  private SqlState() {}

  /** 22021 and 22P05: a text has a character that PostgreSQL stores none of, which is NUL. */
  public static boolean isUnstorableText(@Nullable Throwable failure) {
    return failure instanceof PgException pg
        && ("22021".equals(pg.getSqlState()) || "22P05".equals(pg.getSqlState()));
  }

  /** 23505: a unique key has this value already. */
  public static boolean isUniqueViolation(Throwable failure) {
    return failure instanceof PgException pg && "23505".equals(pg.getSqlState());
  }
}
