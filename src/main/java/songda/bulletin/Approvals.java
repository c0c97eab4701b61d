package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;

/**
 * Approvals fall when the directory lets a name stand for other units: what was read is no longer
 * what would be sent.
 */
public final class Approvals {
  private final BulletinStore store;
  private final EntryStore entries;
  private final AuditTrail audit;

  /** The approvals of one database. */
  public Approvals(BulletinStore store, EntryStore entries, AuditTrail audit) {
    this.store = store;
    this.entries = entries;
    this.audit = audit;
  }

  /**
   * Makes every submitted or approved bulletin a draft again that has an entry of this name which
   * stands for what the directory says, or that was bound to this collective.
   *
   * @param collectiveId null when a unit's name changed
   */
  public Future<Void> fall(
      SqlConnection conn, Actor actor, String name, @Nullable Long collectiveId, Instant now) {
    String key = NameKey.of(name);
    return entries
        .pending(conn)
        .compose(
            pending -> {
              List<Long> ids =
                  pending.stream()
                      .filter(
                          entry ->
                              entry.collectiveId() == null
                                  ? NameKey.of(entry.name()).equals(key)
                                  : entry.collectiveId().equals(collectiveId))
                      .map(EntryStore.Pending::bulletinId)
                      .distinct()
                      .toList();
              Future<Void> all = Future.succeededFuture();
              for (long id : ids) {
                all = all.compose(done -> reopened(conn, actor, id, name, now));
              }
              return all;
            });
  }

  private Future<Void> reopened(
      SqlConnection conn, Actor actor, long id, String name, Instant now) {
    JsonObject details = new JsonObject().put("name", name);
    return store
        .edited(conn, id, null)
        .compose(
            done ->
                audit.done(conn, Act.of(now, actor, "bulletin.reopen", "bulletin:" + id, details)));
  }
}
