package songda.directory.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.directory.NewEndpoint;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;

/**
 * What there is to write for one row, in this order.
 *
 * @param fresh a unit to be entered, its parent still to be filled in; null when it is there
 * @param dropped names that go
 * @param added names that come
 * @param sort kind and standing said anew, or null
 * @param paper marked or unmarked, or null
 * @param parent put under another unit, or null
 * @param endpoints to be attached
 * @param gone ids of contacts
 * @param come contacts, their posts and numbers in full
 */
record Work(
    @Nullable NewUnit fresh,
    List<String> dropped,
    List<Name> added,
    @Nullable Sort sort,
    @Nullable Boolean paper,
    @Nullable Parent parent,
    List<NewEndpoint> endpoints,
    List<Long> gone,
    List<Wanted.Someone> come) {
  /** Nothing. */
  static final Work NONE =
      new Work(null, List.of(), List.of(), null, null, null, List.of(), List.of(), List.of());

  /** A short or former name. */
  record Name(String name, boolean former) {}

  /** Kind and standing. */
  record Sort(UnitKind kind, Standing standing) {}

  /**
   * Under which unit.
   *
   * @param unitId null for none, or for one that is entered with the same file
   * @param row of that one; 0 otherwise
   */
  record Parent(@Nullable Long unitId, int row, String name) {}

  /** Whether a new unit would have no way to receive. */
  boolean unreachable() {
    return fresh != null && !fresh.paper() && endpoints.isEmpty();
  }
}
