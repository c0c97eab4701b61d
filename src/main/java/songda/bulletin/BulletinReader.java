package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            found ->
                found.isPresent()
                    ? whole(conn, found.get()).map(Optional::of)
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

  /** Keeps the name of an entry for the unit it was bound to; false when there was nothing to. */
  Future<Boolean> remember(SqlConnection conn, String name, Decision.ToUnit unit) {
    return unit.remember()
        ? meanings.remember(conn, name, unit.unitId())
        : Future.succeededFuture(false);
  }

  private Future<Bulletin> whole(SqlConnection conn, Bulletin bare) {
    return entries
        .articles(conn, bare.id())
        .compose(
            articles ->
                confirmed(conn, bare.id()).map(confirmed -> bare.filled(articles, confirmed)));
  }

  /** What a person bound stands; everything else stands for what its name says in the directory. */
  private Future<List<ConfirmedEntry>> confirmed(SqlConnection conn, long id) {
    return entries
        .entries(conn, id)
        .compose(
            stored ->
                bound(conn, stored)
                    .compose(
                        bound ->
                            meanings
                                .of(conn, stored.stream().map(StoredEntry::question).toList())
                                .map(named -> merge(stored, bound, named))));
  }

  private record Bound(Map<Long, UnitRef> units, Map<Long, CollectiveRef> collectives) {
    ConfirmedEntry entry(StoredEntry stored) {
      return stored.standingFor(
          Optional.ofNullable(stored.unitId()).map(units::get),
          Optional.ofNullable(stored.collectiveId()).map(collectives::get));
    }
  }

  private Future<Bound> bound(SqlConnection conn, List<StoredEntry> stored) {
    return meanings
        .units(conn, ids(stored, StoredEntry::unitId))
        .compose(
            units ->
                meanings
                    .collectives(conn, ids(stored, StoredEntry::collectiveId))
                    .map(
                        collectives ->
                            new Bound(
                                byId(units, UnitRef::id), byId(collectives, CollectiveRef::id))));
  }

  private static List<ConfirmedEntry> merge(
      List<StoredEntry> stored, Bound bound, List<Meaning> named) {
    List<ConfirmedEntry> merged = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      StoredEntry entry = stored.get(i);
      Meaning name = named.get(i);
      merged.add(
          entry.bound() ? bound.entry(entry) : entry.standingFor(name.unit(), name.collective()));
    }
    return merged;
  }

  private static <T> Map<Long, T> byId(List<T> things, Function<T, Long> id) {
    return things.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  private static List<Long> ids(
      List<StoredEntry> stored, Function<StoredEntry, @Nullable Long> id) {
    return stored.stream().map(id).filter(Objects::nonNull).distinct().toList();
  }
}
