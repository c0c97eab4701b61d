package songda.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One printed name of a list, before scopes are looked at.
 *
 * @param name without ordinal, copies and declared count; wraps and stray spaces healed
 * @param line 1-based physical line on which it starts
 * @param start offset into the passage, ordinal included
 * @param end offset into the passage, brackets included
 * @param copies copies of this recipient, or null
 * @param declared the number of units the name says it has, or null
 * @param each true when the copies are said of each recipient of its run: （各2份）
 * @param fused true when several printed words made this one collective (rule D5)
 * @param members names listed in brackets after a collective, else empty
 */
record Item(
    String name,
    int line,
    int start,
    int end,
    @Nullable Integer copies,
    @Nullable Integer declared,
    boolean each,
    boolean fused,
    List<Item> members) {

  /** The item with a number of copies, unless one is printed with it. */
  Item orCopies(int number) {
    return copies != null
        ? this
        : new Item(name, line, start, end, number, declared, each, fused, members);
  }

  /** The name without its brackets. */
  String bare() {
    return Letters.outsideBrackets(name);
  }
}
