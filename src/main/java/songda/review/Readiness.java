package songda.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Header;
import songda.bulletin.UnitRef;
import songda.directory.EndpointStore;
import songda.directory.MemberChange;
import songda.directory.MemberChanges;

/** What a bulletin still lacks before it may be submitted, approved and released. */
public final class Readiness {
  private final EndpointStore endpoints;
  private final MemberChanges changes;

  /** Reads the directory of one database. */
  public Readiness(EndpointStore endpoints, MemberChanges changes) {
    this.endpoints = endpoints;
    this.changes = changes;
  }

  /**
   * Everything that is missing, empty when ready: {@code header.missing.FACT}, {@code
   * roster.empty}, {@code entry.undecided}, {@code entry.unresolved}, {@code
   * entry.members_changed}, {@code unit.unreachable}.
   */
  public Future<List<Refusal.Detail>> missing(SqlConnection conn, Bulletin bulletin) {
    List<Long> units =
        bulletin.entries().stream()
            .flatMap(entry -> entry.units().stream())
            .map(UnitRef::id)
            .distinct()
            .toList();
    return changes
        .of(conn, bulletin)
        .compose(
            changed ->
                endpoints
                    .unreachable(conn, units)
                    .map(unreachable -> list(bulletin, changed, unreachable)));
  }

  /** The refusal that carries the list. */
  public static Refusal refusal(List<Refusal.Detail> missing) {
    return Refusal.of(422, "release.incomplete", missing, missing.size());
  }

  private static List<Refusal.Detail> list(
      Bulletin bulletin, List<MemberChange> changed, List<UnitRef> unreachable) {
    List<Refusal.Detail> missing = new ArrayList<>(header(bulletin.header()));
    if (bulletin.entries().isEmpty()) {
      missing.add(new Refusal.Detail("roster.empty", null, null, List.of()));
    }
    for (ConfirmedEntry entry : bulletin.entries()) {
      if (entry.undecided()) {
        missing.add(about("entry.undecided", entry));
      }
      if (!entry.resolved()) {
        missing.add(about("entry.unresolved", entry));
      }
    }
    for (MemberChange change : changed) {
      missing.add(about("entry.members_changed", bulletin.entries().get(change.position() - 1)));
    }
    for (UnitRef unit : unreachable) {
      missing.add(new Refusal.Detail("unit.unreachable", null, unit.name(), List.of(unit.name())));
    }
    return missing;
  }

  private static List<Refusal.Detail> header(Header header) {
    List<Refusal.Detail> missing = new ArrayList<>();
    require(missing, "name", header.name());
    require(missing, "issue", header.issue());
    require(missing, "year", header.year());
    require(missing, "issuer", header.issuer());
    require(missing, "issued_on", header.issuedOn());
    return missing;
  }

  private static void require(List<Refusal.Detail> missing, String fact, @Nullable Object value) {
    if (value == null) {
      missing.add(new Refusal.Detail("header.missing." + fact, null, null, List.of()));
    }
  }

  private static Refusal.Detail about(String code, ConfirmedEntry entry) {
    return new Refusal.Detail(
        code, entry.printed().line(), entry.name(), List.of(entry.position(), entry.name()));
  }
}
