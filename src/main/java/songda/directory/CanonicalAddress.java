package songda.directory;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The one form of an address by which equal addresses meet: an e-mail's domain in lower case ASCII
 * with its local part as it is; a webhook's scheme and host in lower case without default port.
 *
 * @param hint what may be shown of it
 */
public record CanonicalAddress(String text, String hint) {
  /** The canonical form, or nothing when the address cannot be one. */
  public static Optional<CanonicalAddress> of(String channel, String address) {
    String trimmed = address.strip();
    if (trimmed.length() > 2000 || trimmed.codePoints().anyMatch(CanonicalAddress::forbidden)) {
      return Optional.empty();
    }
    return switch (channel) {
      case "email" -> email(trimmed);
      case "webhook" -> webhook(trimmed);
      default -> Optional.empty();
    };
  }

  private static boolean forbidden(int c) {
    // FORMAT: invisible signs and those that turn the direction of writing.
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE;
  }

  private static Optional<CanonicalAddress> email(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || at > 64 || address.indexOf('@') != at || address.matches(".*[<>,;\"()].*")) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    return ascii(address.substring(at + 1))
        .filter(domain -> domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"))
        .map(
            domain ->
                new CanonicalAddress(
                    local + "@" + domain,
                    local.substring(0, local.offsetByCodePoints(0, 1)) + "****@" + domain));
  }

  private static Optional<String> ascii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<CanonicalAddress> webhook(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      if (!http
          || uri.getHost() == null
          || uri.getPort() == 0
          || uri.getPort() > 65_535
          || uri.getFragment() != null
          || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      boolean usual = uri.getPort() == (scheme.equals("https") ? 443 : 80) || uri.getPort() < 0;
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String text =
          scheme
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + (usual ? "" : ":" + uri.getPort())
              + path
              + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      return Optional.of(new CanonicalAddress(text, "****" + text.substring(text.length() - 4)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
