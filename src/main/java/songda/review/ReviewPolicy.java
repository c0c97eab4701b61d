package songda.review;

import java.util.Optional;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;

/** Who may decide about a bulletin, and when. Pure. */
public final class ReviewPolicy {
  private ReviewPolicy() {}

  /** Why the caller may not submit it; empty when they may. */
  public static Optional<Refusal> submit(Caller caller, Bulletin bulletin) {
    return Duty.lacking(caller, Role.CLERK).or(() -> unless(bulletin, "draft"));
  }

  /** Why the caller may not approve or reject it; empty when they may. */
  public static Optional<Refusal> decide(Caller caller, Bulletin bulletin) {
    return Duty.lacking(caller, Role.REVIEWER)
        .or(() -> own(caller, bulletin))
        .or(() -> unless(bulletin, "submitted"));
  }

  private static Optional<Refusal> own(Caller caller, Bulletin bulletin) {
    return caller.account().id() == bulletin.author().id()
        ? Optional.of(Refusal.of(403, "review.own_bulletin"))
        : Optional.empty();
  }

  private static Optional<Refusal> unless(Bulletin bulletin, String state) {
    return bulletin.state().equals(state)
        ? Optional.empty()
        : Optional.of(Refusal.of(409, "review.not_" + state, bulletin.id()));
  }
}
