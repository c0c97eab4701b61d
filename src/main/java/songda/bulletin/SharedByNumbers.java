package songda.bulletin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that share the organisation printed with the last of them: 市第一、第二、第三医院; 第一、二督查组. A number
 * alone is no recipient, yet what it stands for is asked.
 */
final class SharedByNumbers {
  private static final String NUMERALS = "一二三四五六七八九十0123456789０１２３４５６７８９";
  private static final String NUMBER = "([" + NUMERALS + "]{1,3}+)";
  private static final Pattern FIRST = Letters.pattern("(.{0,20}第)" + NUMBER);
  private static final Pattern LATER = Letters.pattern("第?" + NUMBER + "(.{0,30})");

  private SharedByNumbers() {}

  /** The drafts of the numbered items of a run, by their index in it. */
  static Map<Integer, Draft> read(List<Item> run) {
    Map<Integer, Draft> drafts = new HashMap<>();
    for (int at = 0; at < run.size(); at++) {
      String name = run.get(at).name();
      Matcher first = mayBeNumber(name) ? FIRST.matcher(name) : null;
      if (first != null && first.matches()) {
        share(run, at, first.group(1), drafts);
      }
    }
    return drafts;
  }

  /** Looked at before the pattern: most names are longer and end otherwise. */
  private static boolean mayBeNumber(String name) {
    int last = name.length() - 1;
    return last > 0 && last < 30 && NUMERALS.indexOf(name.charAt(last)) >= 0;
  }

  private static void share(List<Item> run, int from, String opening, Map<Integer, Draft> drafts) {
    int last = from + 1;
    String organisation = "";
    while (last < run.size() && organisation.isEmpty()) {
      Matcher later = LATER.matcher(run.get(last).name());
      if (!later.matches()) {
        return;
      }
      organisation = later.group(2);
      last++;
    }
    if (!Organisation.isComplete(organisation)) {
      return;
    }
    for (int at = from; at < last; at++) {
      Item item = run.get(at);
      String number = at == from ? item.name().substring(opening.length()) : number(item);
      String full = opening + number + organisation;
      if (!full.equals(item.name())) {
        List<Reading> readings = List.of(Reading.of(full), Reading.of(item.name()));
        drafts.put(at, Draft.borrowed(item, Draft.Tie.RUN, readings));
      }
    }
  }

  private static String number(Item item) {
    Matcher later = LATER.matcher(item.name());
    return later.matches() ? later.group(1) : item.name();
  }
}
