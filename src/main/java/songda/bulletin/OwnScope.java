package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin may print a unit of the issuer's own bureau without the bureau's name: in a bulletin
 * of 上海市邮政管理局, 文明办 may be 上海市邮政管理局文明办. What is completed so is offered, never taken.
 */
public final class OwnScope {
  /** A longer issuer is no name. */
  private static final int LONGEST = 100;

  private OwnScope() {}

  /**
   * The full names a printed name could stand for within the issuer, the bureau's first, then those
   * within its inner organs; none when it says itself where it belongs.
   *
   * @param issuer as printed or keyed in, e.g. 上海市邮政管理局精神文明建设委员会办公室; null when unknown
   */
  public static List<String> names(@Nullable String issuer, String printed) {
    List<String> names = new ArrayList<>();
    if (issuer == null || issuer.length() > LONGEST || AdministrativePrefix.opens(printed)) {
      return names;
    }
    for (int end = 2; end <= issuer.length(); end++) {
      if (end == issuer.length() || Organisation.lendsAt(issuer, end)) {
        names.add(issuer.substring(0, end) + printed);
      }
    }
    return names;
  }
}
