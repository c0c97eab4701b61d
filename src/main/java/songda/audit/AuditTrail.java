package songda.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import songda.answer.Answer;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.database.Database;

/**
 * Writes audit entries: by the transaction that acts, or, for a refusal, in one of its own before
 * it is answered.
 */
public final class AuditTrail {
  private final Database database;
  private final AuditStore store;
  private final SecureRandom random = new SecureRandom();

  /** The trail of one database. */
  public AuditTrail(Database database, AuditStore store) {
    this.database = database;
    this.store = store;
  }

  /** Writes what was done, inside the transaction that does it. */
  public Future<Void> done(SqlConnection conn, Act act) {
    return write(conn, act, "done");
  }

  /**
   * Writes what was refused, in a transaction of its own.
   *
   * @return the refusal, so that a door can answer with it once the entry is kept
   */
  public Future<Refusal> refused(
      Instant at, Actor actor, String action, String object, Refusal refusal) {
    JsonObject details =
        new JsonObject()
            .put("code", refusal.code())
            .put("sentence", refusal.sentence(Language.ZH))
            .put("details", refusal.details().size());
    Act act = Act.of(at, actor, action, object, details);
    return database.inTransaction(conn -> write(conn, act, "refused")).map(refusal);
  }

  /** Writes counted refusals of one source and minute ({@link RefusalCounter}). */
  Future<Void> refusals(SqlConnection conn, Act act) {
    return write(conn, act, "refused");
  }

  /** Passes an answer on; a refusal is written first. Comes after the transaction, not inside. */
  public <T> Future<Answer<T>> answered(
      Instant at, Actor actor, String action, String object, Answer<T> answer) {
    return answer.fold(
        done -> Future.succeededFuture(answer),
        refusal -> refused(at, actor, action, object, refusal).map(kept -> Answer.refused(kept)));
  }

  private Future<Void> write(SqlConnection conn, Act act, String result) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    Entry entry = Entry.of(new UUID(random.nextLong(), random.nextLong()), act, result, salt);
    return store.insert(conn, entry);
  }
}
