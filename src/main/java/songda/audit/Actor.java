package songda.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acted.
 *
 * @param kind {@code account}, {@code recipient}, {@code system}, {@code endpoint} or {@code
 *     anonymous}
 * @param id the login, the addressee's or endpoint's id, or the rule's name; never a token or an
 *     address
 * @param name as it is read on the audit page, e.g. 李某（复核）
 * @param source the network address it came from; null for the system itself
 */
public record Actor(Kind kind, String id, String name, @Nullable String source) {
  /** What sort of party acted. */
  public enum Kind {
    ACCOUNT,
    RECIPIENT,
    ENDPOINT,
    SYSTEM,
    ANONYMOUS
  }

  /** A rule of the product itself, such as the sealer or the retry policy. */
  public static Actor system(String rule) {
    return new Actor(Kind.SYSTEM, rule, rule, null);
  }

  /** Somebody who is not signed in. */
  public static Actor anonymous(String source) {
    return new Actor(Kind.ANONYMOUS, "anonymous", "anonymous", source);
  }

  /** {@code account:wang}, as stored in the entry's actor column. */
  public String reference() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
  }
}
