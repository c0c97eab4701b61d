package songda.instruction;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.BulletinState;

/** Adds versions inside a transaction, each with its audit entry. */
final class InstructionWriter {
  /** Leaders get what was released; before, its words may still change under theirs. */
  private static final Set<BulletinState> RELEASED =
      EnumSet.of(BulletinState.RELEASED, BulletinState.CLOSED, BulletinState.WITHDRAWN);

  private final InstructionStore store;
  private final AuditTrail audit;

  InstructionWriter(InstructionStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  /** What was read from a form and its file, which is kept already. */
  record Fresh(Wording wording, @Nullable ScanFile file) {}

  /** A first version; on a bulletin that was released, and only once. */
  Future<Answer<Instruction>> record(
      SqlConnection conn, Caller caller, long bulletinId, Fresh fresh, Instant now) {
    return store
        .hold(conn, bulletinId)
        .compose(
            state -> {
              if (state.isEmpty()) {
                return refused(Refusal.of(404, "bulletin.not_found", bulletinId));
              }
              if (!RELEASED.contains(BulletinState.of(state.get()))) {
                return refused(Refusal.of(409, "instruction.not_released"));
              }
              return store
                  .of(conn, bulletinId)
                  .compose(
                      all ->
                          all.stream().anyMatch(it -> it.latest().wording().equals(fresh.wording()))
                              ? refused(Refusal.of(409, "instruction.same"))
                              : added(conn, caller, bulletinId, null, 1, fresh, null, now));
            });
  }

  private Future<Answer<Instruction>> seen(
      SqlConnection conn, long bulletinId, Instructions.Seen seen) {
    return store
        .hold(conn, bulletinId)
        .compose(state -> store.of(conn, bulletinId))
        .map(
            all ->
                all.stream()
                    .filter(it -> it.id() == seen.id())
                    .findFirst()
                    .map(
                        it ->
                            it.latest().version() == seen.version()
                                ? Answer.done(it)
                                : Answer.<Instruction>refused(
                                    Refusal.of(
                                        409, "instruction.changed", it.latest().recordedBy())))
                    .orElseGet(
                        () -> Answer.refused(Refusal.of(404, "instruction.not_found", seen.id()))));
  }

  /** A further version of what its reader saw; none when it says just the same. */
  Future<Answer<Instruction>> correct(
      SqlConnection conn,
      Caller caller,
      long bulletinId,
      Instructions.Seen seen,
      Fresh fresh,
      Instant now) {
    return seen(conn, bulletinId, seen).compose(it -> correct(conn, caller, it, fresh, now));
  }

  private Future<Answer<Instruction>> correct(
      SqlConnection conn, Caller caller, Answer<Instruction> found, Fresh fresh, Instant now) {
    return found.fold(
        it ->
            it.latest().wording().equals(fresh.wording()) && fresh.file() == null
                ? Future.succeededFuture(found)
                : added(
                    conn,
                    caller,
                    it.bulletinId(),
                    it.id(),
                    it.latest().version() + 1,
                    fresh,
                    it.latest().scan(),
                    now),
        refusal -> Future.succeededFuture(found));
  }

  private Future<Answer<Instruction>> added(
      SqlConnection conn,
      Caller caller,
      long bulletinId,
      @Nullable Long id,
      int number,
      Fresh fresh,
      @Nullable Scan before,
      Instant now) {
    ScanFile file = fresh.file();
    Instruction.Version version =
        new Instruction.Version(
            number,
            fresh.wording(),
            file == null ? before : file.scan(),
            caller.account().name(),
            now);
    String action = number == 1 ? "instruction.record" : "instruction.correct";
    Function<Long, Act> act =
        made ->
            Act.of(
                now,
                caller.actor(),
                action,
                "bulletin:" + bulletinId,
                details(made, number, version.scan()));
    return store
        .add(conn, id, bulletinId, version, caller.account().id())
        .compose(made -> audit.done(conn, act.apply(made)).map(made))
        .compose(made -> store.of(conn, bulletinId).map(all -> Answer.done(one(all, made))));
  }

  private static Instruction one(List<Instruction> all, long id) {
    return all.stream().filter(it -> it.id() == id).findFirst().orElseThrow();
  }

  /** Facts for the audit: never who gave it and what it says. */
  static JsonObject details(long id, int version, @Nullable Scan scan) {
    JsonObject details = new JsonObject().put("instruction", id).put("version", version);
    return scan == null ? details : details.put("scan", scan.sha256Hex());
  }

  private static Future<Answer<Instruction>> refused(Refusal refusal) {
    return Future.succeededFuture(Answer.refused(refusal));
  }
}
