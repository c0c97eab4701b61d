package songda.review;

import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinStore;
import songda.bulletin.Bulletins;
import songda.database.Database;

/** 复核: submitted by the clerk, approved or rejected by another account. */
public final class Review {
  /** The review of one database. */
  public Review(
      Database database,
      Bulletins bulletins,
      BulletinStore store,
      Readiness readiness,
      AuditTrail audit,
      InstantSource clock) {}

  /** Draft → submitted (role clerk); {@code release.incomplete} (422) lists what is missing. */
  public Future<Answer<Bulletin>> submit(Caller caller, long id) {
    return Future.failedFuture("under way");
  }

  /** Submitted → approved (role reviewer, another account than the author's). */
  public Future<Answer<Bulletin>> approve(Caller caller, long id, @Nullable String note) {
    return Future.failedFuture("under way");
  }

  /** Submitted → draft with a reason (role reviewer, another account than the author's). */
  public Future<Answer<Bulletin>> reject(Caller caller, long id, String reason) {
    return Future.failedFuture("under way");
  }
}
