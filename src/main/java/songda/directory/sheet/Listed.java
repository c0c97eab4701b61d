package songda.directory.sheet;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.directory.Standing;
import songda.directory.UnitKind;

/**
 * A unit as the directory has it, with all that a spreadsheet says of one.
 *
 * @param parent full name of the unit in whose scope it stands, or null
 * @param contacts in their order
 * @param places where it receives, the primary one first, those stopped too
 */
record Listed(
    long id,
    String name,
    Standing standing,
    UnitKind kind,
    @Nullable String parent,
    boolean paper,
    List<String> shortNames,
    List<String> formerNames,
    List<Person> contacts,
    List<Place> places) {
  /**
   * A contact.
   *
   * @param mobile in clear: to be compared and masked, never written out
   */
  record Person(long id, String name, @Nullable String post, @Nullable String mobile) {}

  /**
   * An endpoint.
   *
   * @param hint what may be shown of its address
   * @param address of a mailbox in clear; null of a webhook
   * @param fingerprint of its canonical address, in hexadecimal
   */
  record Place(
      long endpointId,
      String channel,
      String hint,
      @Nullable String address,
      String fingerprint,
      boolean stopped) {
    /** The address of a mailbox, the last four characters of a webhook's. */
    String clear() {
      return address == null ? hint : address;
    }
  }

  Listed {
    shortNames = List.copyOf(shortNames);
    formerNames = List.copyOf(formerNames);
    contacts = List.copyOf(contacts);
    places = List.copyOf(places);
  }

  /** Its endpoints of a channel that are in use, the first one first. */
  List<Place> used(String channel) {
    return places.stream().filter(one -> one.channel().equals(channel) && !one.stopped()).toList();
  }

  /** Where a release would send. */
  Optional<Place> primary() {
    return places.stream().filter(one -> !one.stopped()).findFirst();
  }
}
