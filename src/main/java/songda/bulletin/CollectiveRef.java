package songda.bulletin;

import java.util.List;

/**
 * A mapped collective (统称), as an entry points at it.
 *
 * @param phrase the exact phrase that was mapped
 * @param members in the order a person gave them
 */
public record CollectiveRef(long id, String phrase, List<UnitRef> members) {
  public CollectiveRef {
    members = List.copyOf(members);
  }
}
