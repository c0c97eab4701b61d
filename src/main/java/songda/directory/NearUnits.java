package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.bulletin.NameKey;
import songda.bulletin.OwnScope;
import songda.database.Database;

/** 名称相近的单位: offered, never taken. Names are compared on worker threads. */
public final class NearUnits {
  /** Most offers for one printed name. */
  public static final int MOST = 5;

  /** Most names of the directory that are compared; those of the issuer's own bureau come first. */
  private static final int COMPARED = 20_000;

  private final Vertx vertx;
  private final Database database;
  private final UnitListStore store;

  /** Offers from one directory. */
  public NearUnits(Vertx vertx, Database database, UnitListStore store) {
    this.vertx = vertx;
    this.database = database;
    this.store = store;
  }

  /**
   * A name of the directory.
   *
   * @param unit the full name of its unit
   * @param sort full, short or former
   */
  record Known(long unitId, String unit, String name, String sort) {}

  /**
   * For each printed name at most {@link #MOST} units, the issuer's own first, then the nearest.
   * Asks the directory once, and not at all when there is no name.
   *
   * @param issuer who issues the bulletin, or null
   */
  public Future<Map<String, List<NearUnit>>> of(
      Collection<String> printed, @Nullable String issuer) {
    if (printed.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    Map<String, List<String>> own = new HashMap<>();
    printed.forEach(name -> own.put(name, OwnScope.names(issuer, name)));
    List<String> first = own.values().stream().flatMap(List::stream).map(NameKey::of).toList();
    return store
        .names(database.pool(), first, COMPARED)
        .compose(known -> vertx.executeBlocking(() -> offers(own, known), false));
  }

  private static Map<String, List<NearUnit>> offers(
      Map<String, List<String>> own, List<Known> known) {
    NearNames names =
        new NearNames(
            known.stream().map(one -> new NearNames.Name(one.unitId(), one.name())).toList());
    Map<String, Known> byKey = new HashMap<>();
    known.forEach(one -> byKey.put(NameKey.of(one.name()), one));
    Map<String, List<NearUnit>> offers = new HashMap<>();
    own.forEach(
        (printed, within) -> {
          List<NearUnit> found = new ArrayList<>();
          within.stream()
              .map(name -> byKey.get(NameKey.of(name)))
              .filter(one -> one != null)
              .forEach(one -> found.add(offer(printed, one, true)));
          names.rank(printed, MOST).stream()
              .map(near -> byKey.get(NameKey.of(near.name())))
              .filter(one -> one != null)
              .forEach(one -> found.add(offer(printed, one, false)));
          offers.put(printed, eachOnce(found));
        });
    return offers;
  }

  private static NearUnit offer(String printed, Known known, boolean own) {
    NearName matched = NearNames.compare(printed, known.name(), known.unitId());
    List<String> lacks =
        NearNames.compare(known.name(), printed, known.unitId()).parts().stream()
            .filter(NearName.Part::differs)
            .map(NearName.Part::text)
            .toList();
    return new NearUnit(known.unitId(), known.unit(), matched, known.sort(), lacks, own);
  }

  private static List<NearUnit> eachOnce(List<NearUnit> found) {
    Set<Long> seen = new LinkedHashSet<>();
    return found.stream().filter(one -> seen.add(one.unitId())).limit(MOST).toList();
  }
}
