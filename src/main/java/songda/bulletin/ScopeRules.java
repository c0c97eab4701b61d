package songda.bulletin;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns one 、 run of items into drafts by rules D1 to D6 of domain.md §2.4: who lends a scope, who
 * inherits it, over whom 各 distributes, which short items fuse, whose suffix is shared. What it
 * takes from a neighbour is marked for review, never decided.
 */
final class ScopeRules {
  private ScopeRules() {}

  /** The drafts of a run whose bare nouns are fused, in printed order. */
  static List<Draft> read(List<Item> run, Findings findings) {
    SharedSuffix suffix = SharedSuffix.of(run);
    if (suffix != null && suffix.isShared()) {
      return suffix.distribute(run);
    }
    if (suffix != null) {
      suffix.warn(findings);
    }
    return inherit(run);
  }

  /** 街道办事处 after 各镇政府 names no street: it is counted by 各, not a unit of its own. */
  private static boolean isOfItsOwn(Item item, Lender lender) {
    boolean counted = lender.each() && lender.scope() == null && item.name().equals("街道办事处");
    return !counted && AdministrativePrefix.opens(item.name());
  }

  /** Rules D1 to D4; inheriting stops at the first item with a prefix of its own. */
  private static List<Draft> inherit(List<Item> run) {
    List<Draft> drafts = new ArrayList<>(run.size());
    Lender lender = Lender.of(run.get(0));
    ElidedLevel level = new ElidedLevel();
    boolean open = true;
    for (Item item : run) {
      String completed = level.complete(item);
      open = open && (drafts.isEmpty() || !isOfItsOwn(item, lender));
      Draft draft = null;
      if (completed != null) {
        draft = Draft.completed(item, completed);
      } else if (open && !drafts.isEmpty()) {
        draft = lender.lendTo(item);
      }
      drafts.add(draft == null ? Draft.printed(item) : draft);
    }
    return drafts;
  }
}
