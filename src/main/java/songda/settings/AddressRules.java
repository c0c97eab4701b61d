package songda.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** What hosts, addresses and mail addresses of a configuration may look like; asks no DNS. */
final class AddressRules {
  private AddressRules() {}

  /** The host of an http(s) address that has nothing behind the host and port but a slash. */
  static Optional<String> hostOfSite(String url) {
    if (!url.matches("https?://[^/\\s?#@]+/?")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new URI(url).getHost());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a host is this machine: localhost, 127.0.0.0/8, ::1, with or without brackets. */
  static boolean loopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || address(bare(host)).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /** Whether a host is this machine or in a private network, or a name that only such ones know. */
  static boolean near(String host) {
    return loopback(host)
        || host.matches("[A-Za-z][A-Za-z0-9_-]*")
        || address(bare(host)).map(AddressRules::isPrivate).orElse(false);
  }

  /** Whether a text is an IP address. */
  static boolean ip(String text) {
    return address(text).isPresent();
  }

  /** Whether a text is one bare mail address. */
  static boolean mailbox(String text) {
    return text.matches("[^\\s@<>,;:\"()]+@[^\\s@<>,;:\"()]+");
  }

  /** A mail address with its domain in lower case, by which equal ones meet (RFC 5321 §2.4). */
  static String lowerDomain(String address) {
    int at = address.lastIndexOf('@') + 1;
    return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }

  /** RFC 1918, RFC 4193, and link-local addresses. */
  private static boolean isPrivate(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return uniqueLocal || address.isSiteLocalAddress() || address.isLinkLocalAddress();
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[(.*)]$", "$1");
  }

  /** Literals only: whatever else {@link InetAddress} would take is asked of no resolver. */
  private static Optional<InetAddress> address(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
