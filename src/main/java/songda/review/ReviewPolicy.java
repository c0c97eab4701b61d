package songda.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinState;

/** Who may decide about a bulletin, and when. Pure. */
public final class ReviewPolicy {
  private ReviewPolicy() {}

  /** Why the caller may not submit it; empty when they may. */
  public static Optional<Refusal> submit(Caller caller, Bulletin bulletin) {
    return Duty.lacking(caller, Role.CLERK)
        .or(() -> unless(bulletin, BulletinState.DRAFT, "review.not_draft"));
  }

  /** Why the caller may not approve what they read of it; empty when they may. */
  public static Optional<Refusal> approve(
      Caller caller, Bulletin bulletin, @Nullable Integer readRevision) {
    return decide(caller, bulletin)
        .or(
            () ->
                readRevision == null || readRevision == bulletin.revision()
                    ? Optional.empty()
                    : Optional.of(
                        Refusal.of(409, "review.changed", readRevision, bulletin.revision())));
  }

  /** Why the caller may not approve or reject it; empty when they may. */
  public static Optional<Refusal> decide(Caller caller, Bulletin bulletin) {
    return Duty.lacking(caller, Role.REVIEWER)
        .or(() -> own(caller, bulletin))
        .or(() -> unless(bulletin, BulletinState.SUBMITTED, "review.not_submitted"));
  }

  private static Optional<Refusal> own(Caller caller, Bulletin bulletin) {
    long id = caller.account().id();
    if (id == bulletin.author().id()) {
      return Optional.of(Refusal.of(403, "review.own_bulletin"));
    }
    return bulletin.handledBy(id)
        ? Optional.of(Refusal.of(403, "review.own_work"))
        : Optional.empty();
  }

  private static Optional<Refusal> unless(Bulletin bulletin, BulletinState state, String code) {
    return state.is(bulletin.state())
        ? Optional.empty()
        : Optional.of(Refusal.of(409, code, bulletin.id()));
  }
}
