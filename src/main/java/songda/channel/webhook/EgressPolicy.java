package songda.channel.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be dialled (design.md §9.2): public unicast only, besides the exceptions of
 * {@code egress.allow}. Judges addresses, never names, so a name cannot change its meaning between
 * the check and the connection. Pure.
 */
public final class EgressPolicy {
  /** IANA special-purpose registries (RFC 6890) for IPv4 and IPv6, with 169.254.169.254 inside. */
  private static final List<Block> CLOSED =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "100.100.100.200/32",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .stream()
          .map(Block::of)
          .toList();

  private final List<Exemption> allowed = new ArrayList<>();

  private record Exemption(Block block, int port) {}

  /**
   * A policy with its exceptions.
   *
   * @param allow {@code CIDR:port}, e.g. {@code 127.0.0.1/32:9000} or {@code [fd00::/8]:443}
   * @throws IllegalArgumentException naming egress.allow and the value that cannot be read
   */
  public EgressPolicy(List<String> allow) {
    for (String value : allow) {
      try {
        int colon = value.lastIndexOf(':');
        String cidr = value.substring(0, colon).replaceAll("[\\[\\]]", "");
        allowed.add(new Exemption(Block.of(cidr), Integer.parseInt(value.substring(colon + 1))));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "egress.allow: \"" + value + "\" is not CIDR:port, e.g. 127.0.0.1/32:9000", e);
      }
    }
  }

  /** Why an address must not be dialled at a port; empty when it may be. */
  public Optional<String> refusal(InetAddress address, int port) {
    byte[] bytes = plain(address.getAddress());
    boolean excepted = allowed.stream().anyMatch(e -> e.port() == port && e.block().holds(bytes));
    boolean closed = CLOSED.stream().anyMatch(block -> block.holds(bytes));
    return closed && !excepted
        ? Optional.of(
            address.getHostAddress()
                + ":"
                + port
                + " is not a public address; allow it with egress.allow if it is meant")
        : Optional.empty();
  }

  /** ::ffff:a.b.c.d is a.b.c.d (RFC 4291 §2.5.5.2). */
  private static byte[] plain(byte[] bytes) {
    boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1;
    for (int i = 0; mapped && i < 10; i++) {
      mapped = bytes[i] == 0;
    }
    return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  private record Block(byte[] prefix, int bits) {
    static Block of(String cidr) {
      int slash = cidr.indexOf('/');
      String literal = slash < 0 ? cidr : cidr.substring(0, slash);
      if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        throw new IllegalArgumentException("not an address: " + literal);
      }
      try {
        byte[] bytes = InetAddress.getByName(literal).getAddress();
        int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > bytes.length * 8) {
          throw new IllegalArgumentException("prefix length " + bits);
        }
        return new Block(bytes, bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(cidr, e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
