package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads whole bulletins inside a transaction, each entry with what it stands for. */
public final class BulletinReader {
  private final BulletinStore store;
  private final EntryStore entries;
  private final Meanings meanings;

  /** A reader that asks the directory what names mean. */
  public BulletinReader(BulletinStore store, EntryStore entries, Meanings meanings) {
    this.store = store;
    this.entries = entries;
    this.meanings = meanings;
  }

  /** The bulletin, its row held until the transaction ends. */
  public Future<Optional<Bulletin>> lock(SqlConnection conn, long id) {
    return store
        .lock(conn, id)
        .compose(there -> there ? find(conn, id) : Future.succeededFuture(Optional.empty()));
  }

  /** The bulletin as this transaction sees it. */
  public Future<Optional<Bulletin>> find(SqlConnection conn, long id) {
    return store
        .find(conn, id)
        .compose(
            row ->
                row.isPresent()
                    ? whole(conn, row.get()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /** Whether the unit or collective a decision names is in the directory. */
  Future<Boolean> known(SqlConnection conn, Decision decision) {
    if (decision instanceof Decision.ToUnit unit) {
      return meanings.units(conn, List.of(unit.unitId())).map(found -> !found.isEmpty());
    }
    if (decision instanceof Decision.ToCollective collective) {
      return meanings
          .collectives(conn, List.of(collective.collectiveId()))
          .map(found -> !found.isEmpty());
    }
    return Future.succeededFuture(true);
  }

  private Future<Bulletin> whole(SqlConnection conn, Row row) {
    long id = row.getLong("id");
    return entries
        .articles(conn, id)
        .compose(
            articles ->
                confirmed(conn, id)
                    .map(confirmed -> BulletinRows.bulletin(row, articles, confirmed)));
  }

  private Future<List<ConfirmedEntry>> confirmed(SqlConnection conn, long id) {
    return entries
        .entries(conn, id)
        .compose(
            rows ->
                bound(conn, rows)
                    .compose(bound -> named(conn, rows).map(named -> merge(rows, bound, named))));
  }

  /** What people bound entries to, by position. */
  private Future<Map<Integer, Meaning>> bound(SqlConnection conn, List<Row> rows) {
    return meanings
        .units(conn, ids(rows, "unit_id"))
        .compose(
            units ->
                meanings
                    .collectives(conn, ids(rows, "collective_id"))
                    .map(
                        collectives -> {
                          Map<Long, UnitRef> unitById = new HashMap<>();
                          units.forEach(unit -> unitById.put(unit.id(), unit));
                          Map<Long, CollectiveRef> collectiveById = new HashMap<>();
                          collectives.forEach(c -> collectiveById.put(c.id(), c));
                          return byPosition(rows, unitById, collectiveById);
                        }));
  }

  private static Map<Integer, Meaning> byPosition(
      List<Row> rows, Map<Long, UnitRef> units, Map<Long, CollectiveRef> collectives) {
    Map<Integer, Meaning> bound = new HashMap<>();
    for (Row row : rows) {
      Long unit = row.getLong("unit_id");
      Long collective = row.getLong("collective_id");
      if (unit != null || collective != null) {
        bound.put(
            row.getInteger("position"),
            new Meaning(
                Optional.ofNullable(unit).map(units::get),
                Optional.ofNullable(collective).map(collectives::get)));
      }
    }
    return bound;
  }

  private Future<List<Meaning>> named(SqlConnection conn, List<Row> rows) {
    return meanings.of(
        conn,
        rows.stream()
            .map(
                row ->
                    new Meanings.Question(
                        row.getString("name"), EntryKind.of(row.getString("kind"))))
            .toList());
  }

  private static List<ConfirmedEntry> merge(
      List<Row> rows, Map<Integer, Meaning> bound, List<Meaning> named) {
    List<ConfirmedEntry> merged = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Meaning meaning = bound.getOrDefault(row.getInteger("position"), named.get(i));
      merged.add(BulletinRows.entry(row, meaning));
    }
    return merged;
  }

  private static List<Long> ids(List<Row> rows, String column) {
    return rows.stream().map(row -> row.getLong(column)).filter(Objects::nonNull).toList();
  }
}
