package songda.answer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of pages, mails and messages: Chinese first, English complete. */
public enum Language {
  ZH("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The tag for {@code lang} attributes and {@code Content-Language} (RFC 5646). */
  public String tag() {
    return tag;
  }

  /**
   * Reads a choice such as {@code en}, {@code en-GB} or an Accept-Language list; Chinese unless it
   * opens with English.
   */
  public static Language of(@Nullable String wanted) {
    return wanted != null && wanted.trim().toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
  }
}
