package songda.bench;

import org.jspecify.annotations.Nullable;

/** What is measured: signed webhooks, or mails of one recipient each. */
public enum Kind {
  /** POST to a receiver of this machine. */
  WEBHOOK("webhook", "webhook", Kind.SECRET),
  /** The same, each unit on a host of its own: an address of the loopback. */
  SPREAD("spread", "webhook", Kind.SECRET),
  /** A mail through a relay of this machine. */
  EMAIL("email", "email", null);

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

  private final String text;
  private final String channel;
  private final @Nullable String secret;

  Kind(String text, String channel, @Nullable String secret) {
    this.text = text;
    this.channel = channel;
    this.secret = secret;
  }

  /** The word of the protocol. */
  public String text() {
    return text;
  }

  /**
   * Reads {@link #text()} back.
   *
   * @throws IllegalArgumentException for another word
   */
  public static Kind of(String text) {
    for (Kind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind is called " + text + "; webhook, spread or email");
  }

  /** The address of an id, by which the sinks' logs are counted. */
  String address(long id) {
    return switch (this) {
      case WEBHOOK -> "http://127.0.0.1:9082/hook/" + id;
      case SPREAD -> "http://" + host(id) + ":9082/hook/" + id;
      case EMAIL -> "r" + id + "@sink.test";
    };
  }

  private static String host(long id) {
    return "127." + (1 + id / 62_500 % 250) + "." + id / 250 % 250 + "." + (1 + id % 250);
  }

  /** By which channel it goes. */
  String channel() {
    return channel;
  }

  /** The unit of an id; a name of the bench's own, so that the directory keeps it apart. */
  String unitName(long id) {
    return "基准单位" + text + id;
  }

  /** The secret that signs a webhook; null for mail. */
  @Nullable String secret() {
    return secret;
  }
}
