package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import songda.answer.Answer;
import songda.audit.Digests;
import songda.intake.Decoded;
import songda.intake.TextFile;

/** Reads uploads on worker threads: 20 MB take longer than an event loop may stand still. */
public final class UploadReader {
  private final Vertx vertx;

  /** Reads on the workers of a Vert.x. */
  public UploadReader(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A file that was read: its text, and what stands in it. */
  record Read(String text, Parsed parsed) {}

  /** The SHA-256 of a file, 32 bytes. */
  Future<byte[]> sha256(Upload upload) {
    return vertx.executeBlocking(() -> Digests.sha256(upload.bytes()), false);
  }

  /** Its text parsed; refused with {@code bulletin.unreadable} as {@link Bulletins#add} says. */
  Future<Answer<Read>> read(Upload upload) {
    return vertx.executeBlocking(() -> readNow(upload), false);
  }

  private static Answer<Read> readNow(Upload upload) {
    Decoded decoded = TextFile.decode(upload.bytes());
    if (decoded instanceof Decoded.Unreadable unreadable) {
      return Answer.refused(UploadRules.unreadable(upload, unreadable));
    }
    String text = ((Decoded.Text) decoded).text();
    Parsed parsed = BulletinParser.parse(text);
    Notice error = parsed.error();
    return error == null
        ? Answer.done(new Read(text, parsed))
        : Answer.refused(UploadRules.unreadable(upload, error));
  }
}
