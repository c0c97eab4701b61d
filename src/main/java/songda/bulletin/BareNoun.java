package songda.bulletin;

/** Nouns that name a level or a kind and no organisation: 省, 区县, 部, 中心 (domain.md §2.4 D5). */
final class BareNoun {
  private static final Words ADMINISTRATIVE =
      Words.of(
          "中央 国家机关 省 自治区 直辖市 计划单列市 市 州 盟 区 县 旗 镇 乡 村 街道 社区 地区 地市 自治州 自治县 自治旗 新区 开发区 乡镇 区县 县区"
              + " 市县 县市 市州 州市 市区 旗县 街镇 镇街 市区县 县市区 市县区 旗县区 副省级城市 省会城市 功能区 园区 新疆生产建设兵团");

  private static final Words OTHER =
      Words.of(
          "部 委 办 局 处 科 室 厅 司 站 所 队 院 校 中心 处室 科室 单位 部门 企业 公司 点 分局 支局 分公司 分会 支部 公会 总站"
              + " 机关 学校 校园 窗口 网点 医院 车间 班组 事业单位");

  private BareNoun() {}

  static boolean isAdministrative(String name) {
    if (ADMINISTRATIVE.contains(name)) {
      return true;
    }
    int and = Math.max(name.indexOf('及'), name.indexOf('和'));
    return and > 0
        && ADMINISTRATIVE.contains(name.substring(0, and))
        && ADMINISTRATIVE.contains(name.substring(and + 1));
  }

  static boolean isSingle(String name) {
    return name.length() == 1 && Letters.isHan(name.charAt(0));
  }

  /** True for a noun that in brackets belongs to the name before it: 区, 中心, 局, 点. */
  static boolean isAny(String name) {
    return isAdministrative(name) || isSingle(name) || OTHER.contains(name);
  }

  /** The administrative noun with which a name opens, or ""; 市场 and 区域 open with none. */
  static String administrativeOpening(String name) {
    String noun = AdministrativePrefix.isOtherWord(name) ? null : ADMINISTRATIVE.opening(name, 0);
    return noun == null ? "" : noun;
  }
}
