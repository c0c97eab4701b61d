package songda.acknowledgment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a unit's act reached us; the stored word is the lower-case name. */
public enum Method {
  /** The unit's own link. */
  LINK,
  /** The unit desk of a signed-in unit. */
  DESK,
  /** A call signed with the endpoint's secret. */
  API,
  /** A mail reply that the secretariat confirmed. */
  MAIL,
  /** 补录（电话确认）. */
  PROXY_PHONE,
  /** 补录（纸质签收）. */
  PROXY_PAPER;

  /** As stored and as on the proof. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the secretariat entered it for the unit (补录). */
  public boolean proxy() {
    return this == PROXY_PHONE || this == PROXY_PAPER;
  }

  /** The way of a 补录 that somebody named; empty when it is none. */
  public static Optional<Method> proxy(@Nullable String text) {
    return Arrays.stream(values())
        .filter(method -> method.proxy() && method.text().equals(text))
        .findFirst();
  }

  /** The method of a stored word. */
  public static Method of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
