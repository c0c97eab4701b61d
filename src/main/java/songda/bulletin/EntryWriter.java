package songda.bulletin;

import java.util.List;

/**
 * Ties the drafts of one run to the printed text they came from and makes them entries. Drafts of
 * one family share one raw text, from its lender to its last heir (domain.md §2.5).
 */
final class EntryWriter {
  /** A longer text is not repeated for each entry that came from it. */
  private static final int LONGEST_SHARED = 2_000;

  private static final int HEAD = 200;

  /** Stands where a shared text was shortened. */
  static final String ELLIPSIS = "……";

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
      String shared = !run.isEmpty() ? run : inScope ? scope : "";
      raws[i] = shared.isEmpty() ? raw(i, i) : shared(shared, raw(i, i));
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
      String family =
          lender == i - 1 ? raw(lender, end) : raw(lender, lender) + ELLIPSIS + raw(i, end);
      for (; i <= end; i++) {
        raws[i] = shared(family, raw(i, i));
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

  /** What several entries came from; of a very long one its head and the entry's own part. */
  private static String shared(String family, String own) {
    boolean whole = family.length() <= LONGEST_SHARED;
    return whole ? family : Letters.head(family, HEAD) + ELLIPSIS + Letters.head(own, HEAD);
  }

  private void write(Draft draft, String raw, List<Entry> entries) {
    if (draft.item().members().isEmpty()) {
      entries.add(entry(draft, raw));
    }
    for (Item member : draft.item().members()) {
      Draft named = Draft.member(member, draft.name());
      entries.add(entry(named, shared(raw, member.name())));
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
