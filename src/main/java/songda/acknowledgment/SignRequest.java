package songda.acknowledgment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.audit.Actor;

/**
 * One person's act for one addressee, as it came in; {@link Acknowledgments} checks it.
 *
 * @param actor who acts, as the audit names it
 * @param person name of the signer as typed: 1 to 60 code points, no control characters
 * @param post the signer's post as typed, at most 60 code points; null or blank when not given
 * @param actedAt when it happened at the unit, for a proxy; null means now
 * @param recordedBy account that enters it for the unit; null when the unit acts itself
 * @param note basis of a proxy (who phoned, which paper), at most 500 code points
 * @param userAgent as sent, cut to 300 characters when stored
 * @param requestId stable id of an API call, counted once; null elsewhere
 */
public record SignRequest(
    long dispatchId,
    long addresseeId,
    Actor actor,
    String person,
    @Nullable String post,
    Method method,
    @Nullable Instant actedAt,
    @Nullable Long recordedBy,
    @Nullable String note,
    @Nullable String userAgent,
    @Nullable String requestId) {

  /** A unit's own act through its link. */
  public static SignRequest byLink(
      Visit visit,
      String person,
      @Nullable String post,
      String source,
      @Nullable String userAgent) {
    Actor actor =
        new Actor(Actor.Kind.RECIPIENT, visit.publicId().toString(), visit.unitName(), source);
    return new SignRequest(
        visit.dispatchId(),
        visit.addresseeId(),
        actor,
        person,
        post,
        Method.LINK,
        null,
        null,
        null,
        userAgent,
        null);
  }

  /** 补录: the secretariat enters what a unit said by phone or signed on paper. */
  public static SignRequest byProxy(
      Caller caller,
      long dispatchId,
      long addresseeId,
      String person,
      @Nullable String post,
      Method method,
      Instant actedAt,
      @Nullable String basis) {
    return new SignRequest(
        dispatchId,
        addresseeId,
        caller.actor(),
        person,
        post,
        method,
        actedAt,
        caller.account().id(),
        basis,
        null,
        null);
  }

  /** The same with a note. */
  public SignRequest withNote(@Nullable String words) {
    return new SignRequest(
        dispatchId,
        addresseeId,
        actor,
        person,
        post,
        method,
        actedAt,
        recordedBy,
        words,
        userAgent,
        requestId);
  }
}
