package songda.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import songda.settings.Settings;

/** The marks of this database, such as being a demo's. */
public final class Installation {
  private static final String DEMO = "demo";

  private final Database database;

  /** The marks of one database. */
  public Installation(Database database) {
    this.database = database;
  }

  private static final String SET =
      """
      insert into installation (key, value)
      values ($1, $2)
      on conflict (key) do update
      set value = excluded.value
      """;

  /** Keeps a mark. */
  public Future<Void> put(String key, String value) {
    return database.pool().preparedQuery(SET).execute(Tuple.of(key, value)).mapEmpty();
  }

  private static final String GET = "select value from installation where key = $1";

  /** A mark, if it was kept. */
  public Future<Optional<String>> get(String key) {
    return database
        .pool()
        .preparedQuery(GET)
        .execute(Tuple.of(key))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getString(0)));
  }

  /**
   * Whether a node of a profile may run here, asked before it does anything: the demo marks the
   * database as its own, for ever; everybody else fails with one sentence on a demo's, since nobody
   * shall dispatch in earnest from it.
   */
  public Future<Void> admit(Settings.Profile profile) {
    return profile == Settings.Profile.DEMO ? put("kind", DEMO) : refuseDemo();
  }

  private Future<Void> refuseDemo() {
    return get("kind")
        .compose(
            kind ->
                kind.filter(DEMO::equals).isPresent()
                    ? Future.failedFuture(
                        new IllegalStateException(
                            "this database belongs to the demo; name another one (database.url or"
                                + " data.dir)"))
                    : Future.succeededFuture());
  }
}
