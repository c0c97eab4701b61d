package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a unit from a collective, and the scope that a collective names (domain.md §2.4). */
final class NameKind {
  private static final Words PLURAL = Words.of("各 全体 所属 有关 相关 成员单位 两级 三级");

  private static final Words SCOPE_ENDS_BEFORE = Words.of("各 全体 隶属 所属 下属 直属 有关 相关");

  private static final Words PERSONS =
      Words.of(
          "常委 委员 领导 负责人 书记 联系人 对接人 联络员 省长 市长 区长 县长 镇长 乡长 局长 处长 科长 主任 副省长 副市长 副区长"
              + " 副县长 副镇长 副乡长 副局长 副处长 副科长 副主任 副书记 主席 副主席 秘书长 副秘书长 委员长 副委员长 同志 领导同志"
              + " 负责同志 成员 总师 总工程师 董事长 副董事长 总经理 副总经理 总监 组长 副组长 部长 副部长 会长 副会长 理事长 副理事长"
              + " 厅长 副厅长 司长 副司长 院长 副院长 校长 副校长 检察长 副检察长 院长助理 总经理助理 总会计师 行长 副行长 监事长 理事 监事 河长 总河长 召集人 督学 调研员 巡视员 中层干部 职工"
              + " 队长 副队长 所长 副所长 站长 副站长 人员 代表");

  private static final Words GENERIC = Words.of("企业 单位");

  private static final Words BEFORE_PERSON =
      Words.of("隶属 所属 下属 直属 参会 与会 出席 列席 分管 主管 主要 常务 及其 副 等 及");

  private static final Words OPENING_MANNER = Words.of("分管 主管 协管");

  /** Ends of a text that is no organisation, yet a scope: 省直, 机关, 建交系统. */
  private static final Words SCOPES =
      Words.of("直 属 级 机关 系统 省 市 区 县 州 盟 旗 镇 乡 村 街道 国 行业 领域 片 辖区 地方 基层 系统内");

  private static final Words STATIONED = Words.of("驻 在 中央驻");

  /** 12家, 3个街道, 5所高校; 二所 without a number in digits is a name. */
  private static final Pattern LEADING_COUNT =
      Letters.pattern(
          "(?:[全本][国省市区县州])?(?:(?<n>"
              + Numerals.NUMBER
              + ")\\s*[家个]|(?<digits>[0-9０-９]{1,4})\\s*所).{2,}+");

  private NameKind() {}

  /** Unit or collective, by the words of the name outside its brackets. */
  static EntryKind of(String name) {
    String bare = Letters.outsideBrackets(name);
    boolean collective =
        PLURAL.firstIn(bare) >= 0
            || leadingCount(bare) != null
            || OpenList.closes(bare)
            || PERSONS.end(bare)
            || GENERIC.end(bare);
    return collective ? EntryKind.COLLECTIVE : EntryKind.UNIT;
  }

  /** The number of a name that starts with N家, N个 or N所, or null. */
  static @Nullable Integer leadingCount(String name) {
    String head = Letters.head(name, 16);
    if (head.indexOf('家') < 0 && head.indexOf('个') < 0 && head.indexOf('所') < 0) {
      return null;
    }
    Matcher count = LEADING_COUNT.matcher(head);
    if (!count.matches()) {
      return null;
    }
    String number = count.group("n");
    return Numerals.value(number == null ? count.group("digits") : number);
  }

  static boolean isPerson(String name) {
    return PERSONS.end(Letters.outsideBrackets(name));
  }

  /** The scope a collective takes its members from, or null where it names none. */
  static @Nullable String membersOf(String name) {
    String bare = Letters.outsideBrackets(name);
    if (of(name) == EntryKind.UNIT || OpenList.closes(bare)) {
      return null;
    }
    int end = SCOPE_ENDS_BEFORE.firstIn(bare);
    String person = PERSONS.ending(bare, bare.length());
    if (end < 0) {
      end = person == null ? 0 : bare.length() - person.length();
    }
    String scope = withoutManner(bare.substring(0, end));
    return isScope(scope) ? scope : null;
  }

  /** The text before a person word or 各, its 分管, 主要 and the like cut. */
  static String withoutManner(String text) {
    String rest = Letters.trim(text);
    String leading = OPENING_MANNER.opening(rest, 0);
    rest = leading == null ? rest : rest.substring(leading.length());
    String manner = BEFORE_PERSON.ending(rest, rest.length());
    while (manner != null) {
      rest = Letters.trim(rest.substring(0, rest.length() - manner.length()));
      manner = BEFORE_PERSON.ending(rest, rest.length());
    }
    return rest;
  }

  /** True when a text names an organisation, a part of one, or an administrative scope. */
  static boolean isScope(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return SCOPES.end(text)
        || text.equals("局")
        || text.equals("部")
        || text.equals("处")
        || text.equals("委")
        || STATIONED.open(text)
        || Organisation.lendsAt(text, text.length())
        || (Organisation.completeAt(text, text.length()) && !PERSONS.end(text));
  }
}
