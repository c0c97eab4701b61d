package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule D6 (domain.md §2.4): 领导 or 负责人 (同志) at the end of a run is shared only when every item is
 * the Party committee, congress, government, 政协 or 纪委 of one level; on any other organisation it
 * stays where it is printed, with a warning; so do 办公厅 and 秘书长 after such organs.
 *
 * @param item the last item, which carries the suffix
 * @param suffix the suffix with its 主要 or 分管
 * @param organs the bare organs of the run, level word completed; empty when it is not shared
 */
record SharedSuffix(Item item, String suffix, List<String> organs) {

  private static final Pattern SUFFIXED =
      Pattern.compile("(.+?)((?:主要|分管|主管|有关|相关)?(?:领导同志|领导|负责同志|负责人))");

  private static final Words LEADERS = Words.of("领导 负责人 领导同志 负责同志");

  private static final Words OFFICES = Words.of("办公室 办公厅 秘书长 副秘书长");

  /** A longer text is no organisation. */
  private static final int LONGEST = 200;

  private static final Words ORGANS = Words.of("委 党委 人大 人大常委会 政府 人民政府 政协 纪委 监委 纪委监委 纪检委");

  /** The suffix of a run of at least two items, or null where the last has none or others too. */
  static @Nullable SharedSuffix of(List<Item> run) {
    Item last = run.get(run.size() - 1);
    String bare = last.bare();
    if (run.size() < 2 || bare.length() > LONGEST) {
      return null;
    }
    if (!LEADERS.end(bare)) {
      return office(run, last, bare);
    }
    Matcher suffixed = SUFFIXED.matcher(bare);
    if (!suffixed.matches()) {
      return null;
    }
    String rest = suffixed.group(1);
    boolean first = run.subList(0, run.size() - 1).stream().noneMatch(i -> isPerson(i));
    if (!first || !NameKind.isScope(rest)) {
      return null;
    }
    return new SharedSuffix(last, suffixed.group(2), organs(run, rest));
  }

  /** 省委、省政府办公厅: printed as it stands, and asked whether it means the office of each. */
  private static @Nullable SharedSuffix office(List<Item> run, Item last, String bare) {
    String office = OFFICES.ending(bare, bare.length());
    if (office == null) {
      return null;
    }
    String organ = NameKind.withoutManner(bare.substring(0, bare.length() - office.length()));
    if (organs(run, organ).isEmpty()) {
      return null;
    }
    return new SharedSuffix(last, office, List.of());
  }

  private static boolean isPerson(Item item) {
    return NameKind.isPerson(item.name());
  }

  private static List<String> organs(List<Item> run, String last) {
    List<String> organs = new ArrayList<>();
    String level = null;
    for (int i = 0; i < run.size(); i++) {
      String name = i == run.size() - 1 ? last : run.get(i).name();
      String printed = ElidedLevel.of(name);
      String organ =
          printed == null ? name : name.substring(name.indexOf(printed) + printed.length());
      if (!ORGANS.contains(organ) || (printed == null && organ.equals("委"))) {
        return List.of();
      }
      if (level != null && printed != null && !level.equals(printed)) {
        return List.of();
      }
      level = printed == null ? level : printed;
      organs.add((level == null ? "" : level) + organ);
    }
    return organs;
  }

  boolean isShared() {
    return !organs.isEmpty();
  }

  /** A person group for every item; the last is printed in full and needs no review. */
  List<Draft> distribute(List<Item> run) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < run.size() - 1; i++) {
      String organ = organs.get(i);
      drafts.add(
          Draft.borrowed(
              run.get(i), Draft.Tie.RUN, List.of(Reading.of(organ + suffix), Reading.of(organ))));
    }
    String full = organs.get(organs.size() - 1) + suffix;
    drafts.add(full.equals(item.name()) ? Draft.printed(item) : Draft.completed(item, full));
    return drafts;
  }

  /** AMBIGUOUS_SUFFIX: the suffix was given to the last name only. */
  void warn(Findings findings) {
    findings.add(NoticeCode.AMBIGUOUS_SUFFIX, item.line(), item.name(), item.name(), suffix);
  }
}
