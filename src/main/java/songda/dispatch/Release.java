package songda.dispatch;

import io.vertx.core.Future;
import java.time.InstantSource;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.bulletin.Bulletins;
import songda.database.Database;
import songda.review.Readiness;

/** 分送: the act that turns an approved bulletin into a dispatch, in one transaction. */
public final class Release {
  /** The release of one database. */
  public Release(
      Database database,
      Bulletins bulletins,
      Readiness readiness,
      ReleaseStore store,
      AuditTrail audit,
      InstantSource clock) {}

  /** Releases an approved bulletin (role clerk); once released, answers with the same dispatch. */
  public Future<Answer<Dispatch>> release(Caller caller, long bulletinId) {
    return Future.failedFuture("under way");
  }
}
