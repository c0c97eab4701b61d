package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns one 、 run of items into drafts by rules D1 to D6 of domain.md §2.4: who lends a scope, who
 * inherits it, over whom 各 distributes, which short items fuse, whose suffix is shared. What it
 * takes from a neighbour is marked for review, never decided.
 */
final class ScopeRules {
  private ScopeRules() {}

  /** The drafts of a run whose bare nouns are fused, in printed order. */
  static List<Draft> read(List<Item> run, Findings findings) {
    int organs = beforePersons(run);
    SharedSuffix suffix = SharedSuffix.of(run.subList(0, organs));
    if (suffix != null && suffix.isShared()) {
      List<Draft> drafts = suffix.distribute(run.subList(0, organs));
      run.subList(organs, run.size()).forEach(item -> drafts.add(Draft.printed(item)));
      return drafts;
    }
    if (suffix != null) {
      suffix.warn(findings);
    }
    return inherit(run);
  }

  /** How many items stand before person groups that name nobody's organisation: 分管领导. */
  private static int beforePersons(List<Item> run) {
    int end = run.size();
    while (end > 1
        && NameKind.isPerson(run.get(end - 1).name())
        && NameKind.membersOf(run.get(end - 1).name()) == null) {
      end--;
    }
    return end;
  }

  /** 街道办事处 after 各镇政府 names no street: it is counted by 各, not a unit of its own. */
  private static boolean isOfItsOwn(Item item, Lender lender) {
    boolean counted = lender.each() && lender.scope() == null && item.name().equals("街道办事处");
    return !counted && AdministrativePrefix.opens(item.name());
  }

  /** Rules D1 to D4; inheriting stops at the first item with a prefix of its own. */
  private static List<Draft> inherit(List<Item> run) {
    if (run.size() == 1) {
      return List.of(Draft.printed(run.get(0)));
    }
    List<Draft> drafts = new ArrayList<>(run.size());
    Lender lender = Lender.of(run.get(0));
    ElidedLevel level = new ElidedLevel();
    Map<Integer, Draft> shared = SharedByPlaces.read(run);
    shared.putAll(SharedByNumbers.read(run));
    boolean open = true;
    for (Item item : run) {
      open = open && (drafts.isEmpty() || !isOfItsOwn(item, lender));
      Draft draft = shared.get(drafts.size());
      draft = draft == null ? level.complete(item) : draft;
      if (draft == null && open && !drafts.isEmpty()) {
        draft = lender.lendTo(item);
      }
      drafts.add(draft == null ? Draft.printed(item) : draft);
    }
    return drafts;
  }
}
