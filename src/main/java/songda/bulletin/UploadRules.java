package songda.bulletin;

import java.util.List;
import java.util.Locale;
import songda.answer.Refusal;
import songda.intake.Decoded;

/** How a file that cannot be taken in is refused. */
final class UploadRules {
  private UploadRules() {}

  /** Its bytes are no text. */
  static Refusal unreadable(Upload upload, Decoded.Unreadable unreadable) {
    String cause = unreadable.cause().name();
    Notice error = Notice.of(NoticeCode.UNREADABLE, null, null, upload.fileName(), cause);
    int status = unreadable.cause() == Decoded.Cause.TOO_LARGE ? 413 : 422;
    return refused(status, upload, error);
  }

  /** Its text is no bulletin that may be dispatched; the detail has both languages' sentences. */
  static Refusal unreadable(Upload upload, Notice error) {
    return refused(422, upload, error);
  }

  private static Refusal refused(int status, Upload upload, Notice error) {
    Refusal.Detail detail =
        new Refusal.Detail(
            "notice." + error.code().name().toLowerCase(Locale.ROOT),
            error.line(),
            error.near(),
            List.of(error.message(), error.message(Locale.ENGLISH)));
    return Refusal.of(status, "bulletin.unreadable", List.of(detail), upload.fileName());
  }
}
