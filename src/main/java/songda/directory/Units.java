package songda.directory;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.database.Database;

/** The organisations of the directory. */
public final class Units {
  /** The units of one database. */
  public Units(
      Database database,
      UnitStore store,
      AuditTrail audit,
      AddressVault vault,
      InstantSource clock) {}

  /**
   * Enters a unit (role clerk or administrator). Refused with {@code unit.name_taken} (409) when
   * one of its names belongs to a unit already.
   */
  public Future<Answer<Unit>> create(Caller caller, NewUnit unit) {
    return Future.failedFuture("under way");
  }

  /** A unit with its names, contacts and endpoints. */
  public Future<Optional<Unit>> find(long id) {
    return Future.failedFuture("under way");
  }

  /** Units one of whose names contains a text, best first: for showing, never for resolving. */
  public Future<List<Unit>> search(String text, int limit) {
    return Future.failedFuture("under way");
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Unit>> all(@Nullable Long afterId, int limit) {
    return Future.failedFuture("under way");
  }

  /** Adds a person who receives for the unit. */
  public Future<Answer<Unit>> addContact(
      Caller caller, long unitId, String name, @Nullable String post, @Nullable String mobile) {
    return Future.failedFuture("under way");
  }
}
