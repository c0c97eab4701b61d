package songda.directory;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.audit.AuditTrail;
import songda.database.Database;

/** Where units receive; two units with one mailbox share one endpoint. */
public final class Endpoints {
  /** The endpoints of one database. */
  public Endpoints(
      Database database,
      EndpointStore store,
      AuditTrail audit,
      AddressVault vault,
      InstantSource clock) {}

  /**
   * Attaches an address to a unit for dispatch (role clerk or administrator). An address known
   * already, in canonical form, is shared. Refused with {@code endpoint.bad_address} (422).
   *
   * @param channel {@code email} or {@code webhook}
   * @param secret for signing webhook calls; given again it replaces the one before
   * @param position 1 is the primary endpoint, which dispatches go to
   */
  public Future<Answer<Endpoint>> attach(
      Caller caller,
      long unitId,
      String channel,
      String address,
      @Nullable String secret,
      int position) {
    return Future.failedFuture("under way");
  }

  /** Addresses in the clear, for channels; unknown ids are left out. */
  public Future<Map<Long, EndpointAddress>> addresses(Collection<Long> endpointIds) {
    return Future.failedFuture("under way");
  }
}
