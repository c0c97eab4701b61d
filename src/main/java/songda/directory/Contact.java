package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * A person of a unit who receives (收发员).
 *
 * @param maskedMobile such as 138****8000, or null
 */
public record Contact(long id, String name, @Nullable String post, @Nullable String maskedMobile) {
  /** A number as it may be shown: its first three and last four digits, of a short one none. */
  public static String masked(String mobile) {
    return mobile.length() < 8
        ? "****"
        : mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 4);
  }
}
