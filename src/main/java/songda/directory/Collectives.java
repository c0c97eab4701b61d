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

/** 统称: what a person said each exact phrase stands for. */
public final class Collectives {
  /** The collectives of one database. */
  public Collectives(
      Database database, CollectiveStore store, AuditTrail audit, InstantSource clock) {}

  /**
   * Maps an exact phrase to its members, in order, replacing the mapping before (role clerk or
   * administrator). Refused with {@code collective.empty} (422) without members, {@code
   * unit.unknown} (422) naming ids that are no units.
   */
  public Future<Answer<Collective>> map(Caller caller, String phrase, List<Long> memberIds) {
    return Future.failedFuture("under way");
  }

  /** A collective. */
  public Future<Optional<Collective>> find(long id) {
    return Future.failedFuture("under way");
  }

  /** In the order of entry: at most {@code limit} with an id above {@code afterId}, if given. */
  public Future<List<Collective>> list(@Nullable Long afterId, int limit) {
    return Future.failedFuture("under way");
  }
}
