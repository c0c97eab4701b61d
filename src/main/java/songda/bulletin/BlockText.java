package songda.bulletin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The 报尾 of a bulletin as confirmed, for pasting into its document.
 *
 * @param text as {@link BlockPrinter} prints it; empty without entries
 * @param readsBack whether the parser reads the same names under the same labels from it; it does
 *     not where a name itself has the form of a list
 */
public record BlockText(String text, boolean readsBack) {
  /** The text of a bulletin's confirmed entries, with 共印N份 unless {@code copies} is null. */
  public static BlockText of(Bulletin bulletin, @Nullable Integer copies) {
    List<ConfirmedEntry> entries = bulletin.entries();
    Set<String> renamed =
        entries.stream()
            .filter(BlockText::renamed)
            .map(entry -> entry.printed().raw())
            .collect(Collectors.toSet());
    String text =
        BlockPrinter.print(
            entries.stream().map(entry -> confirmed(entry, renamed)).toList(),
            copiesByName(entries),
            copies);
    Stream<String> wanted =
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.printed().relation()))
            .map(entry -> entry.printed().label() + "：" + entry.name());
    return new BlockText(text, entries.isEmpty() || read(text).equals(wanted.toList()));
  }

  private static List<String> read(String text) {
    return BulletinParser.parseBlock(text).entries().stream()
        .map(entry -> entry.label() + "：" + entry.name())
        .toList();
  }

  private static Map<String, Integer> copiesByName(List<ConfirmedEntry> entries) {
    Map<String, Integer> byName = new HashMap<>();
    for (ConfirmedEntry entry : entries) {
      if (entry.copies() != null) {
        byName.putIfAbsent(entry.name(), entry.copies());
      }
    }
    return byName;
  }

  private static boolean renamed(ConfirmedEntry entry) {
    return entry.edited() || !entry.name().equals(entry.printed().name());
  }

  /**
   * The printed entry under its confirmed name. What was completed from a neighbour is printed as
   * it was, unless somebody read a part of it otherwise: then every name of it stands in full.
   */
  private static Entry confirmed(ConfirmedEntry entry, Set<String> renamed) {
    Entry printed = entry.printed();
    if (!renamed.contains(printed.raw())) {
      return printed;
    }
    return new Entry(
        printed.label(),
        printed.relation(),
        entry.name(),
        entry.kind(),
        renamed(entry) && printed.derived() ? null : printed.membersOf(),
        false,
        false,
        entry.name(),
        printed.line(),
        List.of());
  }
}
