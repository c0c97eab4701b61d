package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import songda.answer.Answer;
import songda.audit.Digests;
import songda.intake.Decoded;
import songda.intake.Intake;

/** Reads uploads on worker threads: 20 MB take longer than an event loop may stand still. */
public final class UploadReader {
  /** Longer than this no file is read. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Vertx vertx;

  /** Reads on the workers of a Vert.x. */
  public UploadReader(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A file that was read: its text, and what stands in it. */
  record Read(Decoded.Text text, Parsed parsed) {}

  /** The SHA-256 of a file, 32 bytes. */
  Future<byte[]> sha256(Upload upload) {
    return vertx.executeBlocking(() -> Digests.sha256(upload.bytes()), false);
  }

  /**
   * Its text parsed; refused with {@code bulletin.unreadable} as {@link Bulletins#add} says.
   *
   * @param byHand whether it may lack a distribution block: then it has no entries
   */
  Future<Answer<Read>> read(Upload upload, boolean byHand) {
    return vertx
        .executeBlocking(() -> readNow(upload, byHand), false)
        .timeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .recover(
            failure ->
                failure instanceof TimeoutException
                    ? Future.succeededFuture(refused(upload, Decoded.Cause.TOO_SLOW))
                    : Future.failedFuture(failure));
  }

  private static Answer<Read> refused(Upload upload, Decoded.Cause cause) {
    return Answer.refused(UploadRules.unreadable(upload, new Decoded.Unreadable(cause)));
  }

  private static Answer<Read> readNow(Upload upload, boolean byHand) {
    Decoded decoded = Intake.read(upload.bytes());
    if (decoded instanceof Decoded.Unreadable unreadable) {
      return refused(upload, unreadable.cause());
    }
    Decoded.Text text = (Decoded.Text) decoded;
    Parsed parsed = BulletinParser.parse(text);
    Notice error = parsed.error();
    // Every other error wins over a missing block, so that nothing else is wrong with the text.
    return error == null || (byHand && error.code() == NoticeCode.NO_DISTRIBUTION_BLOCK)
        ? Answer.done(new Read(text, parsed))
        : Answer.refused(UploadRules.unreadable(upload, error));
  }
}
