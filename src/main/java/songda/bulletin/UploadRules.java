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
    Refusal.Detail detail = new Refusal.Detail(unreadable.cause().key(), null, null, List.of());
    int status = unreadable.cause() == Decoded.Cause.TOO_LARGE ? 413 : 422;
    return Refusal.of(status, "bulletin.unreadable", List.of(detail), upload.fileName());
  }

  /** Its text is no bulletin that may be dispatched; the detail has both languages' sentences. */
  static Refusal unreadable(Upload upload, Notice error) {
    Refusal.Detail detail =
        new Refusal.Detail(
            "notice." + error.code().name().toLowerCase(Locale.ROOT),
            error.line(),
            error.near(),
            List.of(error.message(), error.message(Locale.ENGLISH)));
    return Refusal.of(422, "bulletin.unreadable", List.of(detail), upload.fileName());
  }
}
