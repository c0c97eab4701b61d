package songda.bulletin;

import java.util.ArrayList;
import java.util.List;

/**
 * Rule D5 (domain.md §2.4): bare administrative nouns and single characters of a 、 run are one
 * collective: 各省、自治区、直辖市财政厅; 各区、县; 部、委、办、局. Only where what follows 各 is itself such a noun; in
 * 各科室、站、所 the short items belong to rule D3.
 */
final class Fusion {
  private static final Words PERSONS = Words.of("领导 负责人");

  private final List<Item> run;
  private final Passage passage;

  private Fusion(List<Item> run, Passage passage) {
    this.run = run;
    this.passage = passage;
  }

  /** The run with each series of bare nouns made one item. */
  static List<Item> fuse(List<Item> run, Passage passage) {
    return run.size() < 2 ? run : new Fusion(run, passage).fuse();
  }

  private List<Item> fuse() {
    List<Item> fused = new ArrayList<>(run.size());
    int at = 0;
    while (at < run.size()) {
      int end = Math.max(endOfSeries(at), endOfOpenList(at));
      fused.add(end - at < 2 ? run.get(at) : join(at, end));
      at = end;
    }
    return fused;
  }

  /** 圆通、申通等快递企业: those before 等 belong to the collective behind it. */
  private int endOfOpenList(int from) {
    for (int at = from; from == 0 && at < run.size(); at++) {
      if (OpenList.closes(run.get(at).name())) {
        return at + 1;
      }
    }
    return from + 1;
  }

  private int endOfSeries(int from) {
    String noun = bareNoun(from);
    boolean administrative = BareNoun.isAdministrative(noun);
    if (!administrative && !BareNoun.isSingle(noun)) {
      return from + 1;
    }
    int at = from + 1;
    while (at < run.size() && !isNumbered(at - 1)) {
      String next = run.get(at).bare();
      boolean level = BareNoun.isAdministrative(next);
      if (!level && !BareNoun.isSingle(next)) {
        return !isCountedAnew(from, next) && closes(at, next, administrative) ? at + 1 : at;
      }
      administrative &= level;
      at++;
    }
    return at;
  }

  /** 各 is repeated where a new kind starts: 各镇、开发区、市级机关各部门. */
  private boolean isCountedAnew(int from, String next) {
    return run.get(from).name().indexOf('各') >= 0 && next.indexOf('各') >= 0;
  }

  /** （2份） and （共216个） end a name: what follows is another one. */
  private boolean isNumbered(int at) {
    Item item = run.get(at);
    return item.copies() != null || item.declared() != null;
  }

  /** What follows 各, or a bare noun that opens the run without 各. */
  private String bareNoun(int at) {
    String name = run.get(at).bare();
    int each = name.indexOf('各');
    return each >= 0 ? name.substring(each + 1) : at == 0 ? name : "";
  }

  /** The last of the series carries its noun's organisation: 县|人民政府, 局|领导. */
  private boolean closes(int at, String name, boolean administrative) {
    String level = BareNoun.administrativeOpening(name);
    if (administrative && !level.isEmpty()) {
      return at + 1 == run.size()
          || !BareNoun.administrativeOpening(run.get(at + 1).bare()).equals(level);
    }
    return name.length() > 1 && PERSONS.contains(name.substring(1));
  }

  private Item join(int from, int to) {
    Item first = run.get(from);
    Item last = run.get(to - 1);
    StringBuilder name = new StringBuilder(first.name());
    for (int i = from + 1; i < to; i++) {
      String between = passage.text().substring(run.get(i - 1).end(), run.get(i).start());
      name.append(Spelling.heal(between)).append(run.get(i).name());
    }
    return new Item(
        name.toString(),
        first.line(),
        first.start(),
        last.end(),
        last.copies(),
        last.declared(),
        last.each(),
        true,
        last.members());
  }
}
