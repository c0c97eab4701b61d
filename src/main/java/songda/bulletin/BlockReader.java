package songda.bulletin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a distribution block: segments, then for each its line ends, its items, its
 * scopes (domain.md §2).
 */
final class BlockReader {
  private final LineWidths widths;
  private final Findings findings;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> copiesByName = new LinkedHashMap<>();
  private final Map<String, Integer> declared = new LinkedHashMap<>();
  private final BlockScanner scanner;

  private BlockReader(LineWidths widths, Findings findings) {
    this.widths = widths;
    this.findings = findings;
    this.scanner = new BlockScanner(findings);
  }

  /**
   * What a block says.
   *
   * @param entries in printed order
   * @param meta copies, archive, printer
   * @param tails facts of the header that the tails give
   */
  record Block(List<Entry> entries, Meta meta, Tails tails) {}

  static Block read(List<Line> lines, LineWidths widths, Findings findings) {
    return new BlockReader(widths, findings).read(lines);
  }

  private Block read(List<Line> lines) {
    scanner.read(lines);
    if (scanner.segments().isEmpty()) {
      findings.add(Notice.of(NoticeCode.NO_DISTRIBUTION_BLOCK, null, null));
    } else {
      readOrphan(scanner.orphan());
      scanner.segments().forEach(this::read);
      warnOfDuplicates();
    }
    return new Block(entries, scanner.tails().meta(copiesByName, declared), scanner.tails());
  }

  private void readOrphan(@Nullable Segment orphan) {
    if (orphan != null) {
      SegmentCheck.orphan(orphan, findings);
      Passage passage = LineEnds.join(orphan, widths, findings);
      Brackets brackets = new Brackets(passage.text());
      new SegmentCheck(passage, findings).errors(brackets);
      ListReader.read(passage, brackets, findings);
    }
  }

  private void read(Segment segment) {
    Label label = segment.label();
    if (entries.size() > ListReader.MAX_ITEMS) {
      ItemReader.refuseTooMany(findings);
      return;
    }
    if (label == null || segment.pieces().isEmpty()) {
      if (!segment.archived()) {
        SegmentCheck.empty(segment, findings);
      }
      return;
    }
    Passage passage = LineEnds.join(segment, widths, findings);
    Brackets brackets = new Brackets(passage.text());
    SegmentCheck check = new SegmentCheck(passage, findings);
    check.errors(brackets);
    List<List<Item>> runs = ListReader.read(passage, brackets, findings);
    if (isEmpty(runs) && !segment.archived()) {
      SegmentCheck.empty(segment, findings);
    }
    runs.forEach(run -> read(label, passage, run));
  }

  /** No name, or the one word or stroke that says so: 无, /, —. */
  private static boolean isEmpty(List<List<Item>> runs) {
    return runs.isEmpty()
        || (runs.size() == 1
            && runs.get(0).size() == 1
            && SegmentCheck.isNothing(runs.get(0).get(0).name()));
  }

  private void read(Label label, Passage passage, List<Item> printed) {
    List<Draft> drafts = ScopeRules.read(Fusion.fuse(printed, passage), findings);
    drafts.forEach(this::takeNumbers);
    new EntryWriter(label, passage, drafts).writeTo(entries);
  }

  private void takeNumbers(Draft draft) {
    Item item = draft.item();
    if (item.members().isEmpty()) {
      put(copiesByName, draft.name(), item.copies());
    }
    put(declared, draft.name(), item.declared());
    for (Item member : item.members()) {
      put(copiesByName, member.name(), member.copies() == null ? item.copies() : member.copies());
    }
  }

  private static void put(Map<String, Integer> numbers, String name, @Nullable Integer number) {
    if (number != null) {
      numbers.putIfAbsent(name, number);
    }
  }

  /** The same recipient twice: both lines stay on the register, one delivery is made. */
  private void warnOfDuplicates() {
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      Entry first = seen.putIfAbsent(NameKey.of(entry.name()), entry);
      if (first != null) {
        findings.add(
            NoticeCode.DUPLICATE_RECIPIENT,
            entry.line(),
            entry.name(),
            entry.name(),
            first.label(),
            Integer.toString(first.line()));
      }
    }
  }
}
