package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * An address to be attached to a unit.
 *
 * @param channel {@code email} or {@code webhook}
 * @param secret that a webhook's calls are signed with, as Standard Webhooks write it; null keeps
 *     the one the address has
 * @param position 1 is the primary endpoint, which dispatches go to
 * @param makeSecret a webhook that has no secret yet gets one made here
 */
public record NewEndpoint(
    String channel, String address, @Nullable String secret, int position, boolean makeSecret) {
  /** The primary endpoint of a unit; a webhook's secret is made here unless one is given. */
  public static NewEndpoint primary(String channel, String address, @Nullable String secret) {
    return new NewEndpoint(channel, address, secret, 1, true);
  }
}
