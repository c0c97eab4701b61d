package songda.acknowledgment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.PlainText;
import songda.answer.Refusal;

/** What a request to sign or return must fulfil; pure. */
final class SignRules {
  private static final int NAME = 60;
  private static final int NOTE = 500;
  private static final int AGENT = 300;

  private SignRules() {}

  /** The first thing that is wrong, if anything is. */
  static Optional<Refusal> check(SignRequest request, @Nullable Reason reason, Instant now) {
    Instant actedAt = request.actedAt();
    if (request.person().isBlank()) {
      return wrong("acknowledgment.person_missing");
    }
    if (!fits(request.person(), NAME)) {
      return wrong("acknowledgment.person_wrong", NAME);
    }
    if (!fits(request.post(), NAME)) {
      return wrong("acknowledgment.post_wrong", NAME);
    }
    if (tooLong(request.note(), NOTE)) {
      return wrong("acknowledgment.note_long", NOTE);
    }
    if (reason == Reason.OTHER && blank(request.note())) {
      return wrong("acknowledgment.note_missing");
    }
    if (actedAt != null && actedAt.isAfter(now)) {
      return wrong("acknowledgment.future");
    }
    if (request.method().proxy() && (request.recordedBy() == null || blank(request.note()))) {
      return wrong("acknowledgment.basis_missing");
    }
    return Optional.empty();
  }

  /** The request as it is stored: stripped, empty turned to absent, the user agent cut. */
  static SignRequest clean(SignRequest request) {
    return new SignRequest(
        request.dispatchId(),
        request.addresseeId(),
        request.actor(),
        request.person().strip(),
        absentIfBlank(request.post()),
        request.method(),
        request.actedAt(),
        request.recordedBy(),
        absentIfBlank(request.note()),
        cut(request.userAgent()),
        request.requestId());
  }

  private static Optional<Refusal> wrong(String code, Object... arguments) {
    return Optional.of(Refusal.of(422, code, arguments));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean fits(@Nullable String text, int most) {
    return text == null || text.isBlank() || PlainText.oneLine(text, most);
  }

  private static boolean tooLong(@Nullable String text, int most) {
    return text != null && text.strip().codePointCount(0, text.strip().length()) > most;
  }

  private static @Nullable String absentIfBlank(@Nullable String text) {
    return blank(text) || text == null ? null : text.strip().replace("\u0000", "");
  }

  private static @Nullable String cut(@Nullable String agent) {
    if (agent == null) {
      return null;
    }
    String clean = agent.replaceAll("\\p{Cntrl}", "");
    return clean.codePointCount(0, clean.length()) <= AGENT
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, AGENT));
  }
}
