package songda.directory;

import java.util.Optional;
import songda.bulletin.EntryKind;
import songda.bulletin.Meaning;
import songda.bulletin.NameKey;

/** From a confirmed name to what it stands for: by exact matching key, never by resemblance. */
public final class Resolver {
  private Resolver() {}

  /** The unit of exactly this name, or the collective of exactly this phrase; else unknown. */
  public static Meaning resolve(String name, EntryKind kind, DirectorySnapshot snapshot) {
    String key = NameKey.of(name);
    return kind == EntryKind.UNIT
        ? new Meaning(Optional.ofNullable(snapshot.units().get(key)), Optional.empty())
        : new Meaning(Optional.empty(), Optional.ofNullable(snapshot.collectives().get(key)));
  }
}
