package songda.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * Rule D4 (domain.md §2.4): after 市委 a bare 政府 is 市政府. The level word is the one of the last item
 * of the run that printed it with a Party, government or congress organ.
 */
final class ElidedLevel {
  private static final Words LEVELS = Words.of("自治区 省 市 区 县 州 盟 旗 镇 乡 街道");
  private static final Words ORGANS =
      Words.of("委 党委 党工委 工委 人大 政府 人民政府 政协 纪委 监委 纪检委 人民法院 法院 人民检察院 检察院");
  private static final String PARTY = "中共";

  /** A place's name before its level word is no longer. */
  private static final int LONGEST = 7;

  private static final Words ELIDED = Words.of("党委 人大 政府 人民政府 政协 纪委 监委 纪检委 人民法院 法院 人民检察院 检察院");

  private @Nullable String level;

  /** The level word with which a name opens before an organ, or null. */
  static @Nullable String of(String name) {
    String level = name.startsWith(PARTY) ? from(name, PARTY.length()) : null;
    return level == null ? from(name, 0) : level;
  }

  private static @Nullable String from(String name, int start) {
    for (int at = start; at <= Math.min(start + LONGEST, name.length()); at++) {
      if (at > start && !Letters.isHan(name.charAt(at - 1))) {
        return null;
      }
      String word = LEVELS.opening(name, at);
      if (word != null && isOrgan(name, at + word.length())) {
        return name.substring(start, at + word.length());
      }
    }
    return null;
  }

  /** 市委 is an organ, the 市委 of 市委员会 is not asked for. */
  private static boolean isOrgan(String name, int at) {
    String organ = ORGANS.opening(name, at);
    return organ != null && !(organ.equals("委") && name.startsWith("员", at + 1));
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
