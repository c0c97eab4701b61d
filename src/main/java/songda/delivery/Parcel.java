package songda.delivery;

import org.jspecify.annotations.Nullable;
import songda.channel.Message;

/**
 * What a claimed delivery has become: a message to send, or why there is none.
 *
 * @param message null when there is nothing to send
 * @param problem why it can never be sent; null when it can, or when nobody it serves is open
 * @param hold why it is not to be sent now; null when it may
 */
record Parcel(@Nullable Message message, @Nullable String problem, @Nullable Hold hold) {
  /** Everybody it serves has closed. */
  static final Parcel MOOT = new Parcel(null, null, null);

  static Parcel of(Message message) {
    return new Parcel(message, null, null);
  }

  static Parcel held(Hold hold) {
    return new Parcel(null, null, hold);
  }

  static Parcel broken(String problem) {
    return new Parcel(null, problem, null);
  }
}
