package songda.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as an auditor reads it.
 *
 * @param hint the address as it may be shown, e.g. {@code z****@example.org}
 * @param addresseeIds whom it serves, in printed order
 * @param dueAt when it may be tried next; past for one that is settled
 * @param heldReason why it waits although it is due, or null
 * @param code the last reply's code, or null before the first reply
 * @param reply the last reply's text, or null
 */
public record DeliveryRow(
    long dispatchId,
    long id,
    String purpose,
    String channel,
    String hint,
    List<Long> addresseeIds,
    String state,
    int attempts,
    Instant dueAt,
    @Nullable String heldReason,
    Instant createdAt,
    @Nullable Instant settledAt,
    @Nullable Integer code,
    @Nullable String reply) {
  public DeliveryRow {
    addresseeIds = List.copyOf(addresseeIds);
  }
}
