package songda.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/**
 * Reads the whole sealed trail in one snapshot, page by page in flat memory, and says what does not
 * fit. It cannot see a change made before sealing, nor, without a checkpoint, a roll-back to an
 * older head; the report says so.
 */
public final class AuditVerifier {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Database database;
  private final VerifyStore store;
  private final KeyPair key;

  /** The verifier of one database, with the key that signs its heads. */
  public AuditVerifier(Database database, VerifyStore store, KeyPair key) {
    this.database = database;
    this.store = store;
    this.key = key;
  }

  /**
   * Verifies everything.
   *
   * @param checkpoint a head kept elsewhere that must still be in the chain; null without one
   */
  public Future<AuditReport> verify(@Nullable Checkpoint checkpoint, Instant now) {
    Walk walk = new Walk(checkpoint);
    return database.inTransaction(
        conn ->
            store
                .snapshot(conn)
                .compose(set -> pages(conn, walk))
                .compose(walked -> store.left(conn, now.minus(LONGEST_WAIT)))
                .map(left -> report(walk, left)));
  }

  private Future<Void> pages(SqlConnection conn, Walk walk) {
    return store
        .page(conn, walk.link.seq())
        .compose(
            page -> {
              for (VerifyStore.Line line : page) {
                if (!walk.step(line)) {
                  return Future.succeededFuture();
                }
              }
              return page.isEmpty() ? Future.succeededFuture() : pages(conn, walk);
            });
  }

  private static AuditReport report(Walk walk, VerifyStore.Left left) {
    List<AuditReport.Fault> faults = new ArrayList<>();
    walk.end().ifPresent(faults::add);
    if (left.lost() != null) {
      faults.add(new AuditReport.Fault("lost", left.lost().toString()));
    }
    if (left.doubled() != null) {
      faults.add(new AuditReport.Fault("doubled", left.doubled().toString()));
    }
    if (left.late() > 0) {
      faults.add(new AuditReport.Fault("late", String.valueOf(left.late())));
    }
    Optional<Checkpoint> head =
        walk.link.seq() == 0
            ? Optional.empty()
            : Optional.of(new Checkpoint(walk.link.seq(), walk.link.chain()));
    return new AuditReport(left.entries(), head, left.unsealed(), List.copyOf(faults));
  }

  /** The way along the chain up to the first line that does not fit. */
  private final class Walk {
    private final @Nullable Checkpoint checkpoint;
    private SealStore.Link link = new SealStore.Link(0, Chain.genesis());
    private boolean headed = true;
    private boolean met;
    private AuditReport.@Nullable Fault fault;

    Walk(@Nullable Checkpoint checkpoint) {
      this.checkpoint = checkpoint;
      met = checkpoint == null;
    }

    boolean step(VerifyStore.Line line) {
      SealStore.Seal seal = line.seal();
      Optional<String> found = LineCheck.fault(line, link, key);
      if (found.isPresent()) {
        fault = new AuditReport.Fault(found.get(), seal.seq() + " / " + seal.entryId());
        return false;
      }
      link = new SealStore.Link(seal.seq(), seal.chain());
      headed = line.head() != null;
      if (checkpoint != null && checkpoint.seq() == seal.seq()) {
        met = Arrays.equals(checkpoint.chain(), seal.chain());
      }
      return true;
    }

    Optional<AuditReport.Fault> end() {
      if (fault != null) {
        return Optional.of(fault);
      }
      if (!headed) {
        return Optional.of(new AuditReport.Fault("unsigned", String.valueOf(link.seq())));
      }
      return checkpoint == null || met
          ? Optional.empty()
          : Optional.of(new AuditReport.Fault("rollback", String.valueOf(checkpoint.seq())));
    }
  }
}
