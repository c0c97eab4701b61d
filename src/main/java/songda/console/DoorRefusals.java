package songda.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;

/** What the console refuses before any room is asked: kept in the audit, then answered. */
public final class DoorRefusals {
  /** A form without the token of its session. */
  static final Refusal FORM = Refusal.of(403, "console.form");

  /** A page asked for with a session that has ended. */
  static final Refusal SESSION = Refusal.of(401, "console.session");

  /** An upload over 20 MB. */
  static final Refusal TOO_LARGE = Refusal.of(413, "console.too_large");

  /** A request that cannot be read. */
  static final Refusal UNREADABLE = Refusal.of(400, "console.unreadable");

  /** A character that cannot be stored. */
  static final Refusal CHARACTER = Refusal.of(422, "console.character");

  private final AuditTrail trail;
  private final RefusalCounter refusals;
  private final InstantSource clock;

  /** Into one trail. */
  public DoorRefusals(AuditTrail trail, RefusalCounter refusals, InstantSource clock) {
    this.trail = trail;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Keeps one.
   *
   * @param caller whose session it came with; null for nobody's, which is counted by source and
   *     minute
   * @param path of the page or form
   */
  Future<Void> keep(@Nullable Caller caller, String source, String path, Refusal refusal) {
    Instant now = clock.instant();
    return caller == null
        ? refusals.count(now, source, refusal.code())
        : trail.refused(now, caller.actor(), refusal.code(), "page:" + path, refusal).mapEmpty();
  }
}
