package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule D4 (domain.md §2.4): after 市委 a bare 政府 is 市政府. The level word is the one of the last item
 * of the run that printed it with a Party, government or congress organ.
 */
final class ElidedLevel {
  private static final Words LEVELS = Words.of("自治区 省 市 区 县 州 盟 旗 镇 乡 街道");
  private static final Words ORGANS =
      Words.of("委 党委 党工委 党（工）委 党(工)委 工委 人大 行政公署 行署 政府 人民政府 政协 纪委 监委 纪检委 人民法院 法院 人民检察院 检察院");
  private static final Words RANKS = Words.of("两级 三级 四级");
  private static final String PARTY = "中共";

  /** A place's name before its level word is no longer. */
  private static final int LONGEST = 7;

  private static final Words ELIDED = Words.of("党委 人大 政府 人民政府 政协 纪委 监委 纪检委 府办 人民法院 法院 人民检察院 检察院");

  private static final Words OFFICES = Words.of("办事处");
  private static final Words VILLAGES = Words.of("街道 镇 乡");
  private static final String EACH = "各";

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
      int end = word == null ? at : levelEnd(name, at);
      if (word != null && isOrgan(name, end)) {
        return name.substring(start, end);
      }
    }
    return null;
  }

  /** The index after a level that several words name, some in a bracket: 各乡镇, 各县（市、区）, 省、市两级. */
  private static int levelEnd(String name, int from) {
    int end = from;
    String word = LEVELS.opening(name, end);
    while (word != null) {
      end = afterBracket(name, end + word.length());
      boolean goesOn = end < name.length() && Letters.isPause(name.charAt(end));
      word = LEVELS.opening(name, goesOn ? end + 1 : end);
      end = goesOn && word != null ? end + 1 : end;
    }
    String ranks = RANKS.opening(name, end);
    return ranks == null ? end : end + ranks.length();
  }

  private static int afterBracket(String name, int at) {
    if (at >= name.length() || Letters.bracket(name.charAt(at)) <= 0) {
      return at;
    }
    int limit = Math.min(name.length(), at + LONGEST);
    int close = at;
    while (close < limit && Letters.bracket(name.charAt(close)) >= 0) {
      close++;
    }
    return Math.min(name.length(), close + 1);
  }

  /** 市委 is an organ, the 市委 of 市委员会 is not asked for. */
  private static boolean isOrgan(String name, int at) {
    String organ = ORGANS.opening(name, at);
    return organ != null && !(organ.equals("委") && name.startsWith("员", at + 1));
  }

  /**
   * The item with the level word it lacks, or null where it lacks none. 各 that an earlier item
   * printed before its level counts a later item of the same level too: 各区委、区政府 (rule D3).
   */
  @Nullable Draft complete(Item item) {
    String name = item.name();
    String printed = of(name);
    if (printed != null && !(EACH + printed).equals(level)) {
      level = printed;
      return null;
    }
    if (level == null) {
      return null;
    }
    if (printed != null) {
      return counted(item, EACH + name);
    }
    boolean office = level.startsWith(EACH) && OFFICES.open(name) && VILLAGES.end(level);
    if (office) {
      return counted(item, level + name);
    }
    return ELIDED.open(name) ? Draft.completed(item, level + name) : null;
  }

  private static Draft counted(Item item, String name) {
    return Draft.borrowed(
        item, Draft.Tie.LEVEL, List.of(Reading.of(name), Reading.of(item.name())));
  }
}
