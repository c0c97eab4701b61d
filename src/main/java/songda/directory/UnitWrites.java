package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.bulletin.Approvals;

/**
 * What is written about a unit inside somebody's transaction, each act with its audit entry.
 * Whether it may be written was asked before. Each gives whether there was anything to write; only
 * then is it audited.
 */
public final class UnitWrites {
  private final UnitStore store;
  private final AuditTrail audit;
  private final AddressVault vault;
  private final Approvals approvals;

  /** Writes into one database. */
  public UnitWrites(UnitStore store, AuditTrail audit, AddressVault vault, Approvals approvals) {
    this.store = store;
    this.audit = audit;
    this.vault = vault;
    this.approvals = approvals;
  }

  /**
   * Who writes about which unit.
   *
   * @param now by the caller's clock
   */
  public record Of(Caller caller, long unitId, Instant now) {}

  /** Adds a short or former name; false when it is a name of any unit already. */
  public Future<Boolean> addName(SqlConnection conn, Of of, String name, boolean former) {
    JsonObject details = new JsonObject().put("name", name).put("former", former);
    return kept(conn, of, "unit.name", details, store.addName(conn, of.unitId(), name, former));
  }

  /** Takes one away, and approvals that rest on it fall; false when it is none. */
  public Future<Boolean> dropName(SqlConnection conn, Of of, String name) {
    JsonObject details = new JsonObject().put("name", name);
    Future<Boolean> dropped =
        store
            .dropName(conn, of.unitId(), name)
            .compose(
                done ->
                    done
                        ? approvals.fall(conn, of.caller().actor(), name, null, of.now()).map(true)
                        : Future.succeededFuture(false));
    return kept(conn, of, "unit.name_drop", details, dropped);
  }

  /** Marks or unmarks 纸质. */
  public Future<Boolean> markPaper(SqlConnection conn, Of of, boolean paper) {
    JsonObject details = new JsonObject().put("paper", paper);
    return kept(
        conn, of, "unit.paper", details, store.markPaper(conn, of.unitId(), paper).map(true));
  }

  /** Says anew what sort of unit it is and how it stands towards us. */
  public Future<Boolean> classify(SqlConnection conn, Of of, UnitKind kind, Standing standing) {
    JsonObject details = new JsonObject().put("kind", kind.text()).put("standing", standing.text());
    return kept(
        conn,
        of,
        "unit.classify",
        details,
        store.classify(conn, of.unitId(), kind, standing).map(true));
  }

  /** Puts it into the scope of another unit, or of none. */
  public Future<Boolean> moveUnder(SqlConnection conn, Of of, @Nullable Long parentId) {
    JsonObject details = new JsonObject().put("parent", parentId);
    return kept(
        conn, of, "unit.parent", details, store.moveUnder(conn, of.unitId(), parentId).map(true));
  }

  /**
   * Adds a contact.
   *
   * @param digits of the mobile, with a leading + or without; empty for none; kept encrypted
   */
  public Future<Boolean> addContact(
      SqlConnection conn, Of of, String name, @Nullable String post, String digits) {
    byte[] sealed = digits.isEmpty() ? null : vault.seal(digits);
    return kept(
        conn,
        of,
        "unit.contact",
        new JsonObject(),
        store.addContact(conn, of.unitId(), name, post, sealed).map(true));
  }

  /** Takes a contact away with name and number; false when it is none of the unit. */
  public Future<Boolean> dropContact(SqlConnection conn, Of of, long contactId) {
    JsonObject details = new JsonObject().put("contact", contactId);
    return kept(
        conn, of, "unit.contact_drop", details, store.dropContact(conn, of.unitId(), contactId));
  }

  private Future<Boolean> kept(
      SqlConnection conn, Of of, String action, JsonObject details, Future<Boolean> write) {
    Act act = Act.of(of.now(), of.caller().actor(), action, "unit:" + of.unitId(), details);
    return write.compose(
        done -> done ? audit.done(conn, act).map(true) : Future.succeededFuture(false));
  }
}
