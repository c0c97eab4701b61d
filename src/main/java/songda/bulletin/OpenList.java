package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that names some and means more: 圆通、申通等快递企业; 市公安局、市财政局等12个部门. It is one collective, whose
 * members are asked for; those it names are among them.
 */
final class OpenList {
  /** 高等 and 中等 are no open lists. */
  private static final Pattern OPEN =
      Letters.pattern(
          ".*[^高中初平同对]等\\s*(?:("
              + Numerals.NUMBER
              + ")\\s*[家个所])?(?:有关|相关)?[^等]{0,12}(?:企业|单位|部门|机构|公司|协会|学校|院校|高校|街道|乡镇|区县|县区)");

  private static final int LONGEST = 100;

  private OpenList() {}

  /** A matcher whose first group is the declared number or null; null where the name is no such. */
  private static @Nullable Matcher in(String name) {
    boolean may = name.length() <= LONGEST && name.indexOf('等') > 1;
    Matcher open = may ? OPEN.matcher(name) : null;
    return open != null && open.matches() ? open : null;
  }

  /** True when the name ends such a list. */
  static boolean closes(String name) {
    return in(name) != null;
  }

  /** The number of all it means, or null. */
  static @Nullable Integer count(String name) {
    Matcher open = in(name);
    String number = open == null ? null : open.group(1);
    return number == null ? null : Numerals.value(number);
  }
}
