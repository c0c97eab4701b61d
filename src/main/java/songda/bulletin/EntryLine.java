package songda.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * What somebody writes in the place of printed entries.
 *
 * @param relation 报, 送 or 发
 * @param name as it is to stand, without copies
 * @param kind null to tell it by the name's own words
 * @param copies printed copies for it, or null
 */
public record EntryLine(
    Relation relation, String name, @Nullable EntryKind kind, @Nullable Integer copies) {
  /** An entry as it stands. */
  public static EntryLine of(ConfirmedEntry entry) {
    return new EntryLine(entry.printed().relation(), entry.name(), entry.kind(), entry.copies());
  }

  EntryKind told() {
    return kind == null ? NameKind.of(name) : kind;
  }
}
