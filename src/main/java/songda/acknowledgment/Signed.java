package songda.acknowledgment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.dispatch.AddresseeState;

/**
 * The living act of an addressee.
 *
 * @param act {@code acknowledged} or {@code returned}
 * @param reason null unless returned
 * @param actedAt when it happened at the unit
 * @param recordedAt when it was entered; equal to {@code actedAt} unless 补录
 * @param first false when this act had closed the unit before the request came
 * @param proof the proof file's bytes, {@link Proofs}
 */
public record Signed(
    UUID id,
    long dispatchId,
    long addresseeId,
    String act,
    String person,
    @Nullable String post,
    Method method,
    @Nullable Reason reason,
    @Nullable String note,
    Instant actedAt,
    Instant recordedAt,
    boolean first,
    byte[] proof) {
  /** Whether the bulletin was returned rather than signed for. */
  public boolean returned() {
    return AddresseeState.RETURNED.is(act);
  }

  Signed again() {
    return new Signed(
        id,
        dispatchId,
        addresseeId,
        act,
        person,
        post,
        method,
        reason,
        note,
        actedAt,
        recordedAt,
        false,
        proof);
  }
}
