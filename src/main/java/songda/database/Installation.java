package songda.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
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

  private static final String KEEP =
      """
      insert into installation (key, value)
      select 'key ' || k.name, k.id
      from unnest($1::text[], $2::text[]) as k(name, id)
      on conflict (key) do nothing
      """;

  private static final String STRANGE =
      """
      select k.name
      from unnest($1::text[], $2::text[]) as k(name, id)
      join installation i on i.key = 'key ' || k.name
      where i.value <> k.id
      order by 1
      """;

  /**
   * Ties the database to its keys at the first start; refuses others at a later one.
   *
   * @param ids of each key by its file's name
   */
  public Future<Void> tieTo(Map<String, String> ids) {
    return database
        .pool()
        .preparedQuery(KEEP)
        .execute(arrays(ids))
        .compose(kept -> refuseOtherKeys(ids));
  }

  /**
   * Fails with one sentence when the database is tied to other keys: with these no address opens,
   * no seal verifies and no link answers.
   */
  public Future<Void> refuseOtherKeys(Map<String, String> ids) {
    return database
        .pool()
        .preparedQuery(STRANGE)
        .execute(arrays(ids))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new IllegalStateException(
                            "the keys of this start are not the ones of this database ("
                                + rows.iterator().next().getString(0)
                                + "): set keys.dir or data.dir to where the first start made them,"
                                + " or put them back from your backup")));
  }

  private static Tuple arrays(Map<String, String> ids) {
    List<String> names = List.copyOf(ids.keySet());
    return Tuple.tuple()
        .addArrayOfString(names.toArray(String[]::new))
        .addArrayOfString(names.stream().map(ids::get).toArray(String[]::new));
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
