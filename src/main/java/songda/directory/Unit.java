package songda.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of the directory.
 *
 * @param parentId the unit in whose scope it stands, or null
 * @param paper 纸质: it gets the bulletin on paper and needs no endpoint
 * @param contacts in their order
 * @param endpoints for dispatch, the primary one first
 */
public record Unit(
    long id,
    String name,
    Standing standing,
    UnitKind kind,
    @Nullable Long parentId,
    boolean paper,
    List<String> shortNames,
    List<String> formerNames,
    List<Contact> contacts,
    List<Endpoint> endpoints) {
  public Unit {
    shortNames = List.copyOf(shortNames);
    formerNames = List.copyOf(formerNames);
    contacts = List.copyOf(contacts);
    endpoints = List.copyOf(endpoints);
  }
}
