package songda.bulletin;

/**
 * What the last word of a Chinese name says: a complete organisation, an organisation that can lend
 * its name, or an internal unit that needs one (domain.md §2.4 D1, D2).
 */
final class Organisation {
  /** Ends of a name that can stand alone. */
  private static final Words COMPLETE =
      Words.of(
          "局 委 厅 会 院 政府 公司 集团 办 处 部 室 科 队 所 中心 站 司 署 社 校 大学 中学 小学 馆 台 行 厂 店 团 党组 人大 政协"
              + " 法院 检察院 海关 机关 企业 单位 部门 机构 小组 联盟 支部 妇联 侨联 文联 残联 工商联 科协 总队 支队 大队 院校 高校"
              + " 团体 协会 组织 基地 园 库 庭 组 网点 领导 负责人 常委 委员 书记 联系人 对接人 联络员 主任 局长 处长 科长 市长 县长"
              + " 区长 省长 镇长 乡长");

  /** Heads that can lend their name to the internal units after them. */
  private static final Words LENDING =
      Words.of("局 委 厅 会 院 政府 公司 集团 部 署 社 校 人大 政协 党组 中心 大学 中学 小学 银行 总队 支队 大队 海关 分行 支行");

  /** Nouns of units inside an organisation; 处室, 科室 and 文明办 end in them too. */
  private static final Words INTERNAL = Words.of("处 科 室 办 部 队 所 中心 站 司 处室 科室 文明办 管理局");

  private static final Words INTERNAL_AFTER_EACH = Words.of("支部 分会 委员会 分公司 分局 支局");

  /** Nouns that alone name no unit, so that a 各 before them counts them too. */
  private static final Words KINDS =
      Words.of("居委会 村委会 管委会 幼儿园 子公司 大厅 服务大厅 总支 党总支 图书馆 文化馆 博物馆 美术馆 文化站 卫生院 敬老院 养老院 福利院");

  private static final Words NOT_INTERNAL = Words.of("干部 公司");

  /** Words that only look like a head: 委员会, 会计, 社会, 干部. */
  private static final Words HEAD_GOES_ON =
      Words.of("委员 委托 委派 会计 会议 会展 会员 会务 院士 院长 局长 局部 厅长 社会 社区 部队 部门 部分 部长 校长 校对 会长");

  private static final Words HEAD_INSIDE_WORD = Words.of("社会 机会 都会 干部 内部 外部 全部 局部");

  /** Heads of which a branch elsewhere is part of one registered name. */
  private static final Words BRANCHED = Words.of("公司 集团 银行 大学 学院 医院");

  private static final Words BRANCHES = Words.of("分公司 支公司 子公司 分行 支行 分院 分校 分部 分中心 营业部 营业厅 办事处 代表处");

  private Organisation() {}

  /** True when the name, brackets at its end aside, ends as a complete name does. */
  static boolean isComplete(String name) {
    String bare = Letters.outsideBrackets(name);
    return completeAt(bare, bare.length());
  }

  static boolean completeAt(String name, int end) {
    return end > 1 && headAt(COMPLETE, name, end);
  }

  static boolean lendsAt(String name, int end) {
    return end > 0 && headAt(LENDING, name, end);
  }

  private static boolean headAt(Words heads, String name, int end) {
    return heads.ending(name, end) != null
        && HEAD_GOES_ON.opening(name, end - 1) == null
        && HEAD_INSIDE_WORD.ending(name, end) == null;
  }

  /** True for 处, 科室, 文明办 and the like, alone or with words before them, and for 支局 alone. */
  static boolean isInternal(String name) {
    return (INTERNAL.end(name) && !NOT_INTERNAL.end(name)) || INTERNAL_AFTER_EACH.contains(name);
  }

  /** True for a noun that names a kind and no unit, without one word more: 居委会, 幼儿园. */
  static boolean isKind(String name) {
    return KINDS.contains(name);
  }

  /** True for what 各 may count inside an organisation: 处室, 支部, 分公司; not 区管理局. */
  static boolean isInternalKind(String name) {
    boolean kind = isInternal(name) || INTERNAL_AFTER_EACH.end(name);
    return kind && BareNoun.administrativeOpening(name).isEmpty();
  }

  /**
   * True when the name is longer than one organisation: somewhere inside it one complete name ends
   * and an administrative prefix opens the next.
   */
  static boolean isRunTogether(String name) {
    String bare = Letters.outsideBrackets(name);
    if (!completeAt(bare, bare.length())) {
      return false;
    }
    for (int at = 3; at < bare.length() - 2; at++) {
      if (completeAt(bare, at) && opensAnother(bare, at)) {
        return true;
      }
    }
    return false;
  }

  /** A prefix or 各 opens a name, but the branch of a company carries its company's name. */
  private static boolean opensAnother(String name, int at) {
    boolean opens = name.charAt(at) == '各' || AdministrativePrefix.opens(window(name, at));
    return opens && !(BRANCHED.ending(name, at) != null && BRANCHES.end(name));
  }

  private static String window(String name, int from) {
    return name.substring(from, Math.min(name.length(), from + 14));
  }
}
