package songda.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, ready to be sent.
 *
 * @param purpose {@code original}, {@code supplement}, {@code reminder} …
 * @param address of the endpoint in clear; never logged
 * @param secret of the endpoint ({@code whsec_…}); null where it has none
 * @param recipients the addressees still open, in printed order; never empty
 */
public record Message(
    long dispatchId,
    long deliveryId,
    String purpose,
    String address,
    @Nullable String secret,
    Letter letter,
    List<Recipient> recipients) {
  public Message {
    recipients = List.copyOf(recipients);
  }

  /** The last moment at which one of them may still sign in time; null when one has all time. */
  public @Nullable Instant lastDeadline() {
    Instant last = Instant.MIN;
    for (Recipient recipient : recipients) {
      if (recipient.deadline() == null) {
        return null;
      }
      last = recipient.deadline().isAfter(last) ? recipient.deadline() : last;
    }
    return last;
  }

  @Override
  public String toString() {
    return "message of delivery " + dispatchId + "/" + deliveryId;
  }
}
