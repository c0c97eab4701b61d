package songda.channel.webhook;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of hosts. The system's resolver blocks and tells no time to live, so it is asked on
 * a worker thread, once for all who wait, and believed for 30 s; a failure for 5 s. A literal is
 * its own address and asks nobody.
 */
final class HostNames {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private record Known(Future<List<InetAddress>> addresses, Instant since) {
    boolean fresh(Instant now) {
      return !addresses.isComplete()
          || now.isBefore(since.plus(addresses.succeeded() ? KEPT : FAILURE_KEPT));
    }
  }

  /** Asks for the addresses of a name, blocking. */
  interface Resolver {
    InetAddress[] resolve(String name) throws UnknownHostException;
  }

  private final Vertx vertx;
  private final InstantSource clock;
  private final Resolver resolver;
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  HostNames(Vertx vertx, InstantSource clock, Resolver resolver) {
    this.vertx = vertx;
    this.clock = clock;
    this.resolver = resolver;
  }

  /**
   * The addresses of a URL's host, in the resolver's order; fails when the name has none.
   *
   * @param host a name, an IPv4 literal, or an IPv6 literal in brackets
   */
  Future<List<InetAddress>> of(String host) {
    InetAddress literal = literal(host);
    return literal == null ? named(host) : Future.succeededFuture(List.of(literal));
  }

  private static @Nullable InetAddress literal(String host) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private synchronized Future<List<InetAddress>> named(String host) {
    Instant now = clock.instant();
    Known before = known.get(host);
    if (before != null && before.fresh(now)) {
      return before.addresses();
    }
    Future<List<InetAddress>> asked =
        vertx.executeBlocking(() -> List.of(resolver.resolve(host)), false);
    known.put(host, new Known(asked, now));
    return asked;
  }
}
