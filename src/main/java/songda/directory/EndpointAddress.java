package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint's address in the clear: for channels alone, never shown, logged or stored.
 *
 * @param address canonical form
 * @param secret for signing and checking webhook calls, or null
 */
public record EndpointAddress(long id, String channel, String address, @Nullable String secret) {
  @Override
  public String toString() {
    return "endpoint " + id + " (" + channel + ")";
  }
}
