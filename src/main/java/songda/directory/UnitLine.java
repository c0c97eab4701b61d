package songda.directory;

import java.util.List;

/**
 * A unit as lists show it.
 *
 * @param otherNames short names, then former ones
 * @param channels of its endpoints in use, each once, in alphabetical order
 */
public record UnitLine(
    long id,
    String name,
    Standing standing,
    UnitKind kind,
    boolean paper,
    List<String> otherNames,
    List<String> channels) {
  public UnitLine {
    otherNames = List.copyOf(otherNames);
    channels = List.copyOf(channels);
  }

  /** Whether a release would reach it: the condition of {@link EndpointStore#unreachable}. */
  public boolean reachable() {
    return paper || !channels.isEmpty();
  }
}
