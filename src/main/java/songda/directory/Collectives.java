package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.Approvals;
import songda.bulletin.CollectiveRef;
import songda.bulletin.NameKey;
import songda.bulletin.UnitRef;
import songda.database.Database;

/** 统称: what a person said each exact phrase stands for. */
public final class Collectives {
  private final Database database;
  private final CollectiveStore store;
  private final UnitStore units;
  private final AuditTrail audit;
  private final Approvals approvals;
  private final InstantSource clock;

  /** The collectives of one database. */
  public Collectives(
      Database database,
      CollectiveStore store,
      UnitStore units,
      AuditTrail audit,
      Approvals approvals,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.units = units;
    this.audit = audit;
    this.approvals = approvals;
    this.clock = clock;
  }

  /**
   * Maps an exact phrase to its members, in order, replacing the mapping before (role clerk or
   * administrator). Refused with {@code collective.empty} (422) without phrase or members, {@code
   * unit.unknown} (422) when an id is no unit.
   */
  public Future<Answer<Collective>> map(Caller caller, String phrase, List<Long> memberIds) {
    return mapped(caller, phrase, memberIds, true, null);
  }

  /**
   * The same, refused with {@code collective.changed} (409) when somebody mapped it since.
   *
   * @param seen {@link Collective#changedAt} as the caller saw it; null when it was not mapped
   */
  public Future<Answer<Collective>> mapSeen(
      Caller caller, String phrase, List<Long> memberIds, @Nullable Instant seen) {
    return mapped(caller, phrase, memberIds, false, seen);
  }

  private Future<Answer<Collective>> mapped(
      Caller caller, String phrase, List<Long> memberIds, boolean blind, @Nullable Instant seen) {
    Instant now = clock.instant();
    List<Long> members = memberIds.stream().distinct().toList();
    CollectiveStore.Mapping mapping =
        new CollectiveStore.Mapping(phrase.strip(), members, caller.account().id(), blind, seen);
    return database
        .inTransaction(
            conn ->
                units
                    .refs(conn, members)
                    .compose(
                        known -> {
                          Optional<Refusal> refusal = refusal(caller, phrase, members, known);
                          return refusal.isPresent()
                              ? Future.succeededFuture(Answer.<Collective>refused(refusal.get()))
                              : mapped(conn, caller, mapping, now);
                        }))
        .compose(a -> audit.answered(now, caller.actor(), "collective.map", "collective:new", a));
  }

  private static Optional<Refusal> refusal(
      Caller caller, String phrase, List<Long> members, List<UnitRef> known) {
    Optional<Refusal> lacking = Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR);
    if (lacking.isPresent()) {
      return lacking;
    }
    if (members.isEmpty() || NameKey.of(phrase).isEmpty() || !PlainText.oneLine(phrase, 200)) {
      return Optional.of(Refusal.of(422, "collective.empty", phrase));
    }
    return known.size() == members.size()
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "unit.unknown", members.size() - known.size()));
  }

  private Future<Answer<Collective>> mapped(
      SqlConnection conn, Caller caller, CollectiveStore.Mapping mapping, Instant now) {
    JsonObject details =
        new JsonObject()
            .put("phrase", mapping.phrase())
            .put("members", new JsonArray(mapping.members()));
    return store
        .byKeys(conn, List.of(NameKey.of(mapping.phrase())))
        .compose(
            before ->
                store
                    .map(conn, mapping, now)
                    .compose(
                        id -> {
                          if (id.isEmpty()) {
                            return Future.succeededFuture(
                                Answer.refused(
                                    Refusal.of(409, "collective.changed", mapping.phrase())));
                          }
                          Act act =
                              Act.of(
                                  now,
                                  caller.actor(),
                                  "collective.map",
                                  "collective:" + id.get(),
                                  details);
                          return audit
                              .done(conn, act)
                              .compose(
                                  done ->
                                      fallen(conn, caller, before.values(), id.get(), mapping, now))
                              .compose(done -> store.page(conn, id.get(), 0, 1))
                              .map(found -> Answer.done(found.get(0)));
                        }));
  }

  /** What was approved for other members has to be read again. */
  private Future<Void> fallen(
      SqlConnection conn,
      Caller caller,
      Collection<CollectiveRef> before,
      long id,
      CollectiveStore.Mapping mapping,
      Instant now) {
    boolean same =
        before.stream()
            .anyMatch(
                ref -> ref.members().stream().map(UnitRef::id).toList().equals(mapping.members()));
    return same
        ? Future.succeededFuture()
        : approvals.fall(conn, caller.actor(), mapping.phrase(), id, now);
  }

  /** The collectives of exactly these phrases; those that were never mapped are left out. */
  public Future<List<Collective>> of(Collection<String> phrases) {
    return phrases.isEmpty()
        ? Future.succeededFuture(List.of())
        : store.ofPhrases(database.pool(), phrases);
  }

  /** Those whose phrase contains a text, all for an empty one, in the order of entry. */
  public Future<List<Collective>> named(String text, int limit) {
    return store.named(database.pool(), text, limit);
  }

  /** The collectives with these ids, in the order of entry; unknown ids are left out. */
  public Future<List<Collective>> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? Future.succeededFuture(List.of()) : store.byIds(database.pool(), ids);
  }

  /** A collective. */
  public Future<Optional<Collective>> find(long id) {
    return store.page(database.pool(), id, 0, 1).map(found -> found.stream().findFirst());
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Collective>> list(@Nullable Long afterId, int limit) {
    return store.page(database.pool(), null, afterId == null ? 0 : afterId, limit);
  }
}
