package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import songda.bulletin.Bulletin;
import songda.bulletin.CollectiveRef;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.EntryKind;
import songda.bulletin.UnitRef;
import songda.database.Database;

/**
 * What a collective stands for is remembered per exact phrase, and asked again when its members
 * changed since the phrase was last released, or since it was confirmed for the bulletin at hand
 * (domain.md §2.4).
 */
public final class MemberChanges {
  private final Database database;
  private final MemberChangeStore store;

  /** The changes of one database. */
  public MemberChanges(Database database, MemberChangeStore store) {
    this.database = database;
    this.store = store;
  }

  /** The collectives of a bulletin somebody has to be asked about again, in printed order. */
  public Future<List<MemberChange>> of(Bulletin bulletin) {
    return collectives(bulletin).isEmpty()
        ? Future.succeededFuture(List.of())
        : database.inTransaction(conn -> of(conn, bulletin));
  }

  /** The same inside a transaction. */
  public Future<List<MemberChange>> of(SqlConnection conn, Bulletin bulletin) {
    List<ConfirmedEntry> collectives = collectives(bulletin);
    if (collectives.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<String> phrases = collectives.stream().map(ConfirmedEntry::name).distinct().toList();
    List<Long> ids = collectives.stream().map(entry -> ref(entry).id()).distinct().toList();
    return store
        .changedAt(conn, ids)
        .compose(
            changed ->
                store.lastReleased(conn, phrases).map(last -> changes(collectives, changed, last)));
  }

  private static List<ConfirmedEntry> collectives(Bulletin bulletin) {
    return bulletin.entries().stream()
        .filter(entry -> entry.kind() == EntryKind.COLLECTIVE && entry.resolved())
        .filter(entry -> entry.collective().isPresent())
        .toList();
  }

  private static CollectiveRef ref(ConfirmedEntry entry) {
    return entry.collective().orElseThrow();
  }

  private static List<MemberChange> changes(
      List<ConfirmedEntry> collectives,
      Map<Long, Instant> changedAt,
      Map<String, MemberChangeStore.Released> released) {
    List<MemberChange> changes = new ArrayList<>();
    for (ConfirmedEntry entry : collectives) {
      Instant changed = changedAt.getOrDefault(ref(entry).id(), Instant.EPOCH);
      change(entry, changed, Optional.ofNullable(released.get(entry.name())))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<MemberChange> change(
      ConfirmedEntry entry, Instant changedAt, Optional<MemberChangeStore.Released> released) {
    Instant decidedAt = entry.decidedAt();
    boolean bound = "collective".equals(entry.chosen()) && decidedAt != null;
    if (bound && !changedAt.isAfter(decidedAt)) {
      return Optional.empty();
    }
    CollectiveRef now = ref(entry);
    if (released.isEmpty()) {
      return bound
          ? Optional.of(
              new MemberChange(
                  entry.position(), now.id(), now.members().size(), null, List.of(), List.of()))
          : Optional.empty();
    }
    List<UnitRef> before = released.get().members();
    List<String> added = without(now.members(), before);
    List<String> gone = without(before, now.members());
    return added.isEmpty() && gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MemberChange(
                entry.position(),
                now.id(),
                now.members().size(),
                released.get().at(),
                added,
                gone));
  }

  private static List<String> without(List<UnitRef> units, List<UnitRef> others) {
    Set<Long> known =
        others.stream().map(UnitRef::id).collect(Collectors.toCollection(HashSet::new));
    return units.stream().filter(unit -> !known.contains(unit.id())).map(UnitRef::name).toList();
  }
}
