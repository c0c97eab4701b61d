package songda.channel.webhook;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the addresses of webhooks apart. The receivers of one service differ in their paths alone,
 * so an origin is read by {@link URI} once and kept; a path of plain characters is taken as it is.
 */
final class HookUrls {
  private static final int MOST = 10_000;

  /**
   * Printable ASCII that a path or query may not hold (RFC 3986 §2), and what needs a closer look.
   */
  private static final String NOT_PLAIN = "\"<>\\^`{|}%#";

  /**
   * Where a URL points.
   *
   * @param authority as printed, for telling hosts apart
   * @param host a name, or a literal as it stands in the URL
   * @param port the one of the scheme where none is printed
   * @param path path and query, at least {@code /}
   */
  record HookUrl(String authority, String host, int port, boolean ssl, String path) {}

  private final Map<String, Optional<HookUrl>> origins =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<HookUrl>> eldest) {
          return size() > MOST;
        }
      };

  /** The parts of an address, or empty where it is no http or https URL with a host. Any thread. */
  Optional<HookUrl> of(String address) {
    int end = endOfOrigin(address);
    if (!isPlain(address, end)) {
      return whole(address);
    }
    Optional<HookUrl> origin = origin(address.substring(0, end));
    if (origin.isEmpty() || end == address.length()) {
      return origin;
    }
    String path =
        address.charAt(end) == '/' ? address.substring(end) : "/" + address.substring(end);
    HookUrl url = origin.get();
    return Optional.of(new HookUrl(url.authority(), url.host(), url.port(), url.ssl(), path));
  }

  private synchronized Optional<HookUrl> origin(String origin) {
    return origins.computeIfAbsent(origin, HookUrls::whole);
  }

  private static int endOfOrigin(String address) {
    int at = address.indexOf("://") + 3;
    while (at < address.length() && "/?#".indexOf(address.charAt(at)) < 0) {
      at++;
    }
    return Math.min(at, address.length());
  }

  private static boolean isPlain(String address, int from) {
    for (int at = from; at < address.length(); at++) {
      char c = address.charAt(at);
      if (c <= ' ' || c > '~' || NOT_PLAIN.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<HookUrl> whole(String address) {
    try {
      URI uri = URI.create(address);
      boolean https = "https".equals(uri.getScheme());
      if ((!https && !"http".equals(uri.getScheme())) || uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() > 0 ? uri.getPort() : https ? 443 : 80;
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
      return Optional.of(new HookUrl(uri.getRawAuthority(), uri.getHost(), port, https, target));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
