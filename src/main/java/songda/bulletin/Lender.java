package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first item of a 、 run as the lender of a scope P and of 各 (rules D1, D2, D3 of domain.md
 * §2.4).
 *
 * @param scope P, or null where the first item lends no name
 * @param each true when the first item has 各, which then counts the later items too
 * @param kind for 各区… the counted scope 各区, else null
 */
record Lender(@Nullable String scope, boolean each, @Nullable String kind) {

  private static final Words CUT_BEFORE = Words.of("各 所属 直属");

  /** Opens a name that says itself whose it is: no 各 of a neighbour counts it. */
  private static final Words OF_ITS_OWN = Words.of("机关 局机关 直属 局属 所属 离退休 本局 本级");

  /** Offices that have units of their own: 市委办公室秘书科, 市文明办综合处. */
  private static final Words OFFICES = Words.of("办公室 办公厅 文明办 委办 政府办 府办");

  /** A longer text is no organisation; lent to many it would fill the memory. */
  private static final int LONGEST = 100;

  static Lender of(Item first) {
    String bare = first.bare();
    int each = bare.indexOf('各');
    int cut = CUT_BEFORE.firstIn(bare);
    String scope = cut >= 0 ? lending(bare, cut) : beforeInternalUnit(bare);
    scope = scope == null || scope.length() > LONGEST ? null : scope;
    return new Lender(scope, each >= 0, each < 0 ? null : counted(bare, each));
  }

  private static @Nullable String lending(String bare, int end) {
    return Organisation.lendsAt(bare, end) ? bare.substring(0, end) : null;
  }

  /** 省统计局人事处 lends 省统计局; 国家卫星中心 lends nothing. */
  private static @Nullable String beforeInternalUnit(String bare) {
    if (!Organisation.isInternal(bare) && !bare.endsWith("办公厅")) {
      return null;
    }
    for (int end = bare.length() - 1; end > 1; end--) {
      if (Organisation.lendsAt(bare, end) || isOffice(bare, end)) {
        String unit = bare.substring(end);
        return AdministrativePrefix.opens(unit) ? null : bare.substring(0, end);
      }
    }
    return null;
  }

  /** 市委办 is an office, the 市委办 of 市委办公厅 is not. */
  private static boolean isOffice(String bare, int end) {
    return OFFICES.ending(bare, end) != null && !bare.startsWith("公", end);
  }

  private static @Nullable String counted(String bare, int each) {
    String level = BareNoun.administrativeOpening(bare.substring(each + 1));
    return level.isEmpty() ? null : bare.substring(0, each + 1) + level;
  }

  /** What a later item without a prefix of its own borrows, or null when it borrows nothing. */
  @Nullable Draft lendTo(Item item) {
    String bare = item.bare();
    if (bare.startsWith("各")) {
      boolean borrows = scope != null && Organisation.isInternalKind(bare.substring(1));
      return borrows ? borrowed(item, scope + item.name(), item.name()) : null;
    }
    boolean counts = each && bare.indexOf('各') < 0 && OF_ITS_OWN.opening(bare, 0) == null;
    boolean kindOnly = counts && Organisation.isKind(bare);
    if (!kindOnly && (!Organisation.isInternal(bare) || (scope == null && !counts))) {
      return null;
    }
    String own = scope == null ? "" : scope;
    return counts
        ? borrowed(item, own + "各" + item.name(), own + item.name())
        : borrowed(item, own + item.name(), item.name());
  }

  private Draft borrowed(Item item, String name, String otherwise) {
    List<Reading> readings = new ArrayList<>();
    readings.add(reading(name));
    if (scope == null && kind != null) {
      readings.add(reading(kind + item.name()));
    }
    readings.add(reading(otherwise));
    return Draft.borrowed(item, Draft.Tie.SCOPE, readings);
  }

  private Reading reading(String name) {
    boolean inside = scope != null && name.startsWith(scope);
    return new Reading(name, NameKind.of(name), inside ? scope : NameKind.membersOf(name));
  }
}
