package songda.console;

import java.util.List;
import songda.bulletin.Relation;
import songda.directory.Collective;
import songda.directory.Scope;

/**
 * The form of a list made by hand, with what was put into it so far.
 *
 * @param scopes the saved ones to choose from
 * @param offer units to add; those on the list are left out
 * @param ticked collectives chosen so far, always offered
 * @param found collectives the search found besides
 * @param relation under which label the next ones are added
 * @param name as typed for saving the list
 * @param replace whether a saved list of this name is replaced
 */
public record RosterForm(
    List<Scope> scopes,
    Offer offer,
    List<Collective> ticked,
    List<Collective> found,
    Relation relation,
    String name,
    boolean replace) {
  public RosterForm {
    scopes = List.copyOf(scopes);
    ticked = List.copyOf(ticked);
    found = List.copyOf(found);
  }

  /** Whether there is nothing to choose. */
  public boolean nothing() {
    return offer.ticked().isEmpty()
        && offer.found().isEmpty()
        && ticked.isEmpty()
        && found.isEmpty();
  }
}
