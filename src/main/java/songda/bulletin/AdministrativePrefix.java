package songda.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * The words that say at which level of administration a name stands: 国家, 省, 市, 上海市… (domain.md §2.3
 * rule 4, §2.4). A name with such a prefix of its own inherits nothing.
 */
final class AdministrativePrefix {
  /** The longest place name looked for, with its level word. */
  private static final int REACH = 12;

  private static final Words NATIONAL =
      Words.of("国家 国务院 中央 中共 中国 中华 全国 最高人民 全省 全市 全区 全县 全州 本省 本市 本区 本县");

  private static final Words PROVINCES =
      Words.of(
          "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川"
              + " 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门");

  private static final Words MUNICIPALITIES = Words.of("北京 天津 上海 重庆");
  private static final Words REGIONS = Words.of("内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾");

  private static final Words LEVELS =
      Words.of("省 自治区 自治州 自治县 市 区 县 州 盟委 盟行政 旗委 旗政府 旗人民 旗人大 旗政协 地委 地区行署 直辖市");

  private static final Words VILLAGE_LEVELS = Words.of("镇 乡 街道");
  private static final Words VILLAGE_ORGANS = Words.of("委 党委 党政 政府 人民政府 人大 政协 纪委 机关 办事处 党工委 各");

  private static final Words PLACE_LEVELS =
      Words.of("省 自治区 自治州 自治县 自治旗 市 县 州 区 镇 乡 街道 前旗 后旗 左旗 右旗 中旗");

  /** A level word that belongs to another word: 市场, 区域. */
  private static final Words NO_LEVEL =
      Words.of("市场 市容 市政工程 市政公用 市民中心 市民热线 区域 区块 县域 省际 乡村 镇村 市政处 市政科 市政管理 市政设施 市政养护");

  private static final Words NO_PLACE =
      Words.of(
          "城市 都市 超市 门市 上市 夜市 股市 社区 地区 园区 景区 灾区 库区 城区 郊区 山区 牧区 林区 矿区 港区 校区 院区 片区"
              + " 辖区 战区 军区 小区 街区 城镇 乡镇 城乡 下乡 返乡 跨省 各省 各市 各区 各县 各州 各镇 各乡 区县 市县 各街道");

  private AdministrativePrefix() {}

  /** True when the name opens with an administrative prefix. */
  static boolean opens(String name) {
    if (name.isEmpty() || NO_LEVEL.open(name)) {
      return false;
    }
    return NATIONAL.open(name)
        || PROVINCES.open(name)
        || LEVELS.open(name)
        || opensWithVillage(name)
        || opensWithPlace(name);
  }

  /** True when the name opens with 市场, 区域 or another word that only looks like a level. */
  static boolean isOtherWord(String name) {
    return NO_LEVEL.open(name);
  }

  private static boolean opensWithVillage(String name) {
    String level = VILLAGE_LEVELS.opening(name, 0);
    return level != null && VILLAGE_ORGANS.opening(name, level.length()) != null;
  }

  private static boolean opensWithPlace(String name) {
    return placeEnd(name) > 0;
  }

  /** The index after the place with its level word with which a name opens, or 0. */
  private static int placeEnd(String name) {
    int reach = Math.min(REACH, name.length());
    for (int at = 1; at < reach && Letters.isHan(name.charAt(at - 1)); at++) {
      String level = PLACE_LEVELS.opening(name, at);
      if (level != null && isPlace(name, at, level)) {
        return at + level.length();
      }
    }
    return 0;
  }

  /**
   * A name cut behind the places with which it opens: 上海市静安区|邮政管理局.
   *
   * @param place the places with their level words
   * @param rest what follows, "" where the name is a place alone
   */
  record Placed(String place, String rest) {}

  /** The places with which a name opens, or null. */
  static @Nullable Placed placed(String name) {
    int end = placeEnd(name);
    int at = end;
    while (end > 0 && at < name.length()) {
      boolean named = name.charAt(at - 1) == '州' && NO_LEVEL.opening(name, at) == null;
      String level = named ? PLACE_LEVELS.opening(name, at) : null;
      end = level == null ? placeEnd(name.substring(at)) : level.length();
      at += end;
    }
    return at == 0 ? null : new Placed(name.substring(0, at), name.substring(at));
  }

  /** A province named without its level word: 浙江; 上海. */
  static boolean isProvince(String name) {
    return PROVINCES.contains(name);
  }

  /** A province with its level word: 浙江省, 上海市; null where that is longer, as 广西壮族自治区. */
  static @Nullable String province(String name) {
    return REGIONS.contains(name) ? null : name + (MUNICIPALITIES.contains(name) ? "市" : "省");
  }

  /** 云溪|镇, 浦东新|区, 广|州; not 智慧城|市, 农贸|市场, 普通校|区. */
  private static boolean isPlace(String name, int at, String level) {
    int end = at + level.length();
    boolean longEnough = at > 1 || level.equals("州");
    return longEnough
        && name.charAt(0) != '各'
        && NO_PLACE.ending(name, end) == null
        && NO_LEVEL.opening(name, at) == null;
  }
}
