package songda.access;

import java.util.List;

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
   * @param forwarded every header X-Forwarded-For in order: a client may send one of its own, to
   *     which a proxy adds another (RFC 9110 §5.3 makes them one list)
   */
  public String of(String remote, List<String> forwarded) {
    if (!trustedProxies.contains(remote)) {
      return remote;
    }
    String[] hops = String.join(",", forwarded).split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].trim();
      if (!trustedProxies.contains(hop) && hop.length() <= 45 && !hop.isEmpty()) {
        return hop;
      }
    }
    return remote;
  }
}
