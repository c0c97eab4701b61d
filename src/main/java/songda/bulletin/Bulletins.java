package songda.bulletin;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.database.Database;

/** The desk's bulletins: taken in, looked at, completed and confirmed by clerks. */
public final class Bulletins {
  /** The bulletins of one database. */
  public Bulletins(
      Database database,
      BulletinStore store,
      Meanings meanings,
      AuditTrail audit,
      InstantSource clock) {}

  /**
   * Takes a file in as a draft by the caller (role clerk). Refused with {@code bulletin.unreadable}
   * (422; the one detail has the notice's code in lower case, its line and text) when it cannot be
   * read or carries a classification; such a file is not kept.
   */
  public Future<Answer<Bulletin>> add(Caller caller, Upload upload) {
    return Future.failedFuture("under way");
  }

  /** A bulletin with its entries resolved as the directory stands now. */
  public Future<Optional<Bulletin>> find(long id) {
    return Future.failedFuture("under way");
  }

  /** The newest first: at most {@code limit} with an id below {@code beforeId}, if it is given. */
  public Future<List<BulletinSummary>> recent(@Nullable Long beforeId, int limit) {
    return Future.failedFuture("under way");
  }

  /** An original file by its SHA-256 (64 hex digits). */
  public Future<Optional<Document>> document(String sha256Hex) {
    return Future.failedFuture("under way");
  }

  /**
   * Keys in the header facts. Like every edit it makes the bulletin a draft again and voids an
   * approval.
   *
   * @param ifRevision the revision the caller saw, refused with {@code bulletin.changed} (409) when
   *     it is no longer that one; null to edit whatever is there
   */
  public Future<Answer<Bulletin>> setHeader(
      Caller caller,
      long id,
      @Nullable Integer ifRevision,
      Header header,
      @Nullable LocalDate deadlineOn) {
    return Future.failedFuture("under way");
  }

  /** Keeps a decision about the entry at a position, with who and when; an edit as above. */
  public Future<Answer<Bulletin>> decide(
      Caller caller, long id, @Nullable Integer ifRevision, int position, Decision decision) {
    return Future.failedFuture("under way");
  }
}
