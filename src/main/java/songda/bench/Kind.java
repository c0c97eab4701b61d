package songda.bench;

import org.jspecify.annotations.Nullable;

/** What is measured: signed webhooks, or mails of one recipient each. */
public enum Kind {
  /** POST to a receiver of this machine. */
  WEBHOOK("webhook", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="),
  /** A mail through a relay of this machine. */
  EMAIL("email", null);

  private final String text;
  private final @Nullable String secret;

  Kind(String text, @Nullable String secret) {
    this.text = text;
    this.secret = secret;
  }

  /** The word of the protocol, which is also the channel's: {@code webhook} or {@code email}. */
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
    throw new IllegalArgumentException("no kind is called " + text + "; webhook or email");
  }

  /** The address of an id, by which the sinks' logs are counted. */
  String address(long id) {
    return this == WEBHOOK ? "http://127.0.0.1:9082/hook/" + id : "r" + id + "@sink.test";
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
