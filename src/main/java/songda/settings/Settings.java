package songda.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, parsed once at start.
 *
 * @param node name of this process in leases and attempts
 * @param dataDir where embedded parts keep their files
 * @param keysDir where the keys lie that must not be in the database ({@link KeyRing})
 * @param office who dispatches, as printed at the foot of messages
 */
public record Settings(
    Profile profile,
    String node,
    Path dataDir,
    Path keysDir,
    Office office,
    DatabaseSettings database,
    Http http,
    Operations operations,
    Mail mail,
    Webhook webhook,
    Engine engine,
    Secretariat secretariat) {

  /** What this process is run for. */
  public enum Profile {
    DEVELOPMENT,
    PRODUCTION,
    /** Set by the demo itself, never by configuration. */
    DEMO
  }

  /**
   * The secretariat's name and telephone, for the foot of messages and pages; empty when not set.
   */
  public record Office(String name, String phone) {}

  /**
   * How PostgreSQL is reached.
   *
   * @param url {@code postgresql://host:port/database}; null means an embedded server under {@code
   *     dataDir}
   * @param listenUrl direct connection for LISTEN where {@code url} goes through a pooler; null
   *     means the same
   */
  public record DatabaseSettings(
      @Nullable String url,
      @Nullable String listenUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize) {}

  /**
   * The door for people and programs.
   *
   * @param publicUrl every link starts with it, without a final slash
   * @param trustedProxies addresses whose X-Forwarded-For is believed
   */
  public record Http(
      String bind, int port, String publicUrl, List<String> trustedProxies, Duration session) {
    /** Whether cookies are Secure and carry {@code __Host-}. */
    public boolean secure() {
      return publicUrl.startsWith("https://");
    }
  }

  /** The operations port. */
  public record Operations(String bind, int port) {}

  /**
   * Mail to the office itself.
   *
   * @param digestTo who gets a digest of what waits on each working day; empty means nobody
   * @param digestAt from when on, in Asia/Shanghai
   */
  public record Secretariat(List<String> digestTo, LocalTime digestAt) {
    /** No mail to the office. */
    public static final Secretariat SILENT = new Secretariat(List.of(), LocalTime.MIDNIGHT);
  }

  /** How the relay is spoken to. */
  public enum MailTls {
    /** TLS from the first byte (port 465). */
    IMPLICIT,
    /** STARTTLS, refused without it (port 587). */
    REQUIRED,
    /** Plain text: only for a relay on the same host or in its private network. */
    NONE
  }

  /**
   * The mail relay, and what stands on every message.
   *
   * @param host the relay; null means none: email is deferred until it is given up
   * @param from envelope and header sender; its domain also makes the Message-ID
   */
  public record Mail(
      @Nullable String host,
      int port,
      MailTls tls,
      @Nullable String user,
      @Nullable String password,
      String from,
      String fromName,
      @Nullable String replyTo,
      Sessions sessions) {}

  /** How a program signs in to a relay. */
  public enum MailAuth {
    /** PLAIN where it is offered, else LOGIN. */
    AUTO,
    PLAIN,
    LOGIN,
    /** The password is an OAuth 2 access token. */
    XOAUTH2
  }

  /**
   * The connections to the relay.
   *
   * @param connections most at once
   * @param messages most over one of them
   * @param patience how long a reply is waited for; five times as long after the message itself
   * @param trust a PEM file of certificates; null means those of the Java runtime
   */
  public record Sessions(
      int connections, int messages, Duration patience, MailAuth auth, @Nullable String trust) {
    /** Ten thousand messages over each, the usual sign-in, the runtime's trust. */
    public static Sessions of(int connections, Duration patience) {
      return new Sessions(connections, 10_000, patience, MailAuth.AUTO, null);
    }
  }

  /**
   * Webhooks, and what they may reach.
   *
   * @param timeout for one request, from the look-up of the name to the end of the answer
   * @param connections most requests at once
   * @param perHost most of them to one host
   * @param egressAllow addresses with ports that may be dialled although private, e.g. {@code
   *     127.0.0.1/32:9000}
   */
  public record Webhook(Duration timeout, int connections, int perHost, List<String> egressAllow) {}

  /**
   * The queue of one node.
   *
   * @param permits most deliveries of this node in memory at once
   * @param batch most deliveries claimed at once
   * @param emailPerMinute how many messages the relay is given a minute, by all nodes together;
   *     null for no limit
   * @param hold how long the messages of a release wait, so that it can be stopped
   */
  public record Engine(
      int permits,
      int batch,
      @Nullable Integer emailPerMinute,
      Duration hold,
      Retry email,
      Retry webhook) {}

  /**
   * How a channel's deferred deliveries are tried again.
   *
   * @param delays waits before the second, third … try; the last one repeats
   * @param limit how long after the first try a delivery is given up
   * @param untilDeadline whether no try is begun once every unit it serves is past its deadline
   */
  public record Retry(List<Duration> delays, Duration limit, boolean untilDeadline) {}
}
