package songda.bulletin;

import java.util.List;

/**
 * Ties the drafts of one run to the printed text they came from and makes them entries. Drafts of
 * one family share one raw text, from its lender to its last heir (domain.md §2.5).
 */
final class EntryWriter {
  private final Label label;
  private final Passage passage;
  private final List<Draft> drafts;

  EntryWriter(Label label, Passage passage, List<Draft> drafts) {
    this.label = label;
    this.passage = passage;
    this.drafts = drafts;
  }

  /** Appends one entry a draft; a collective whose members are listed gives one entry a member. */
  void writeTo(List<Entry> entries) {
    String[] raws = raws();
    for (int i = 0; i < raws.length; i++) {
      write(drafts.get(i), raws[i], entries);
    }
  }

  private String[] raws() {
    String[] raws = new String[drafts.size()];
    int lastHeir = lastTied(Draft.Tie.SCOPE);
    String scope = lastHeir < 0 ? "" : raw(0, lastHeir);
    String run = lastTied(Draft.Tie.RUN) < 0 ? "" : raw(0, raws.length - 1);
    for (int i = 0; i < raws.length; i++) {
      boolean inScope = lastHeir >= 0 && (i == 0 || tie(i) == Draft.Tie.SCOPE);
      raws[i] = !run.isEmpty() ? run : inScope ? scope : raw(i, i);
    }
    if (run.isEmpty()) {
      shareLevels(raws);
    }
    return raws;
  }

  /** 市委、政府: the heirs of a level word show the item that printed it. */
  private void shareLevels(String[] raws) {
    int lender = 0;
    for (int i = 0; i < raws.length; i++) {
      if (tie(i) != Draft.Tie.LEVEL) {
        lender = ElidedLevel.of(drafts.get(i).name()) == null ? lender : i;
        continue;
      }
      int end = i;
      while (end + 1 < raws.length && tie(end + 1) == Draft.Tie.LEVEL) {
        end++;
      }
      String family = lender == i - 1 ? raw(lender, end) : raw(lender, lender) + "……" + raw(i, end);
      for (; i <= end; i++) {
        raws[i] = family;
      }
      i = end;
    }
  }

  private Draft.Tie tie(int at) {
    return drafts.get(at).tie();
  }

  private int lastTied(Draft.Tie tie) {
    int at = drafts.size() - 1;
    while (at >= 0 && tie(at) != tie) {
      at--;
    }
    return at;
  }

  private String raw(int from, int to) {
    int start = drafts.get(from).item().start();
    return Letters.trim(passage.text().substring(start, drafts.get(to).item().end()));
  }

  private void write(Draft draft, String raw, List<Entry> entries) {
    if (draft.item().members().isEmpty()) {
      entries.add(entry(draft, raw));
    }
    for (Item member : draft.item().members()) {
      Draft named = Draft.member(member, draft.name());
      entries.add(entry(named, raw));
    }
  }

  private Entry entry(Draft draft, String raw) {
    return new Entry(
        label.word(),
        label.relation(),
        draft.name(),
        draft.kind(),
        draft.membersOf(),
        draft.review(),
        draft.derived(),
        raw,
        draft.item().line(),
        draft.readings());
  }
}
