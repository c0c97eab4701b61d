package songda.directory;

import java.util.List;
import songda.bulletin.NameKey;

/**
 * A unit as lists show it.
 *
 * @param otherNames short names, then former ones
 * @param formerNames those of them that are former ones (曾用名)
 * @param channels of its endpoints in use, each once, in alphabetical order
 */
public record UnitLine(
    long id,
    String name,
    Standing standing,
    UnitKind kind,
    boolean paper,
    List<String> otherNames,
    List<String> formerNames,
    List<String> channels) {
  public UnitLine {
    otherNames = List.copyOf(otherNames);
    formerNames = List.copyOf(formerNames);
    channels = List.copyOf(channels);
  }

  /** Whether it is called so no longer. */
  public boolean formerly(String name) {
    String key = NameKey.of(name);
    return formerNames.stream().map(NameKey::of).anyMatch(key::equals);
  }

  /** Whether a release would reach it: the condition of {@link EndpointStore#unreachable}. */
  public boolean reachable() {
    return paper || !channels.isEmpty();
  }
}
