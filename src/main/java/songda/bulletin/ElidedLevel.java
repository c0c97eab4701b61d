package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule D4 (domain.md §2.4): after 市委 a bare 政府 is 市政府. The level word is the one of the last item
 * of the run that printed it with a Party, government or congress organ.
 */
final class ElidedLevel {
  private static final String LEVEL_WORD = "(?:自治区|省|市|区|县|州|盟|旗|镇|乡|街道)";
  private static final String ORGAN =
      "(?:委(?!员)|党委|党工委|工委|人大|政府|人民政府|政协|纪委|监委|纪检委|人民法院|法院|人民检察院|检察院)";
  private static final Pattern LEVEL =
      Pattern.compile("(?:中共)?(\\p{IsHan}{0,7}?" + LEVEL_WORD + ")" + ORGAN + ".*");
  private static final Words ELIDED = Words.of("党委 人大 政府 人民政府 政协 纪委 监委 纪检委 人民法院 法院 人民检察院 检察院");

  private @Nullable String level;

  /** The level word with which a name opens before an organ, or null. */
  static @Nullable String of(String name) {
    Matcher matcher = LEVEL.matcher(Letters.head(name, 20));
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** The item's name with the level word it lacks, or null where it lacks none. */
  @Nullable String complete(Item item) {
    String printed = of(item.name());
    if (printed != null) {
      level = printed;
      return null;
    }
    return level != null && ELIDED.open(item.name()) ? level + item.name() : null;
  }
}
