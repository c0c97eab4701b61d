package songda.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, when proxies stand between.
 *
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 */
public record ClientAddress(List<String> trustedProxies) {
  /**
   * The client's address: the last one in X-Forwarded-For that is no trusted proxy.
   *
   * @param remote address of the connection
   * @param forwarded header X-Forwarded-For, null without one
   */
  public String of(String remote, @Nullable String forwarded) {
    if (forwarded == null || !trustedProxies.contains(remote)) {
      return remote;
    }
    String[] hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].trim();
      if (!trustedProxies.contains(hop) && hop.length() <= 45 && !hop.isEmpty()) {
        return hop;
      }
    }
    return remote;
  }
}
