package songda.acknowledgment;

import java.util.Locale;

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

  /** The method of a stored word. */
  public static Method of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
