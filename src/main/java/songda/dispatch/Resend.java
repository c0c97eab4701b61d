package songda.dispatch;

import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.database.Announcer;
import songda.database.Database;

/** 重发: to a unit that returned the bulletin, or to endpoints that were missed. */
public final class Resend {
  /** Sending again in one database. */
  public Resend(
      Database database,
      ResendStore store,
      AuditTrail audit,
      Announcer announcer,
      InstantSource clock) {}

  /**
   * Sends to a unit that returned it (role clerk): returned → pending, the return is kept as
   * superseded, a supplement delivery is queued. Gives the delivery's id.
   */
  public Future<Answer<Long>> again(Caller caller, long dispatchId, long addresseeId) {
    return Future.failedFuture("under way");
  }

  /**
   * Queues failed and bounced deliveries again with a fresh budget (role clerk): the one named, or
   * all of the dispatch. Gives how many.
   */
  public Future<Answer<Integer>> retry(Caller caller, long dispatchId, @Nullable Long deliveryId) {
    return Future.failedFuture("under way");
  }
}
