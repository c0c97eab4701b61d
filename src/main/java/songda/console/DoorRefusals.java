package songda.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;

/** Forms without the token of their session: kept in the audit before they are answered. */
public final class ForgedForms {
  private static final String ACTION = "console.form";

  private final AuditTrail trail;
  private final RefusalCounter refusals;
  private final InstantSource clock;

  /** Into one trail. */
  public ForgedForms(AuditTrail trail, RefusalCounter refusals, InstantSource clock) {
    this.trail = trail;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Keeps one.
   *
   * @param caller whose session it came with; null for nobody's, which is counted by source and
   *     minute
   * @param path of the form
   */
  Future<Void> keep(@Nullable Caller caller, String source, String path) {
    Instant now = clock.instant();
    if (caller == null) {
      return refusals.count(now, source, ACTION);
    }
    Refusal refusal = Refusal.of(403, ACTION);
    return trail.refused(now, caller.actor(), ACTION, "page:" + path, refusal).mapEmpty();
  }
}
