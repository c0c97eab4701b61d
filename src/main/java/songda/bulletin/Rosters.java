package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.bulletin.BulletinEdits.Edit;
import songda.database.Database;

/** 手工名单: the recipients of a bulletin that prints none, chosen from the directory. */
public final class Rosters {
  private final BulletinEdits edits;
  private final EntryStore entries;
  private final RosterNames names;
  private final InstantSource clock;

  /** The lists of one database. */
  public Rosters(
      Database database,
      Bulletins.Stores stores,
      BulletinReader reader,
      RosterNames names,
      AuditTrail audit,
      InstantSource clock) {
    this.edits = new BulletinEdits(database, stores.bulletins(), reader, audit);
    this.entries = stores.entries();
    this.names = names;
    this.clock = clock;
  }

  /**
   * Replaces the whole list (role clerk); every line is bound to what it names and decided by the
   * caller. An edit like any other: it makes the bulletin a draft again. Refused with {@code
   * roster.printed} (409) when the bulletin prints its recipients, and as {@link RosterNames#of}
   * says.
   *
   * @param ifRevision the revision the caller saw, refused with {@code bulletin.changed} (409) when
   *     it is no longer that one; null to replace whatever is there
   * @param lines in any order; none empties the list
   */
  public Future<Answer<Bulletin>> setRoster(
      Caller caller, long id, @Nullable Integer ifRevision, List<RosterLine> lines) {
    JsonObject details = new JsonObject().put("entries", lines.size());
    Edit edit = new Edit(caller, id, ifRevision, "bulletin.roster", details, clock.instant());
    return edits.edited(edit, (conn, bulletin) -> replaced(conn, edit, bulletin, lines));
  }

  private Future<Optional<Refusal>> replaced(
      SqlConnection conn, Edit edit, Bulletin bulletin, List<RosterLine> lines) {
    if (!bulletin.byHand()) {
      return Future.succeededFuture(Optional.of(Refusal.of(409, "roster.printed")));
    }
    return names
        .of(conn, lines)
        .compose(
            answer ->
                answer.fold(
                    named -> kept(conn, edit, named),
                    refusal -> Future.succeededFuture(Optional.of(refusal))));
  }

  private Future<Optional<Refusal>> kept(
      SqlConnection conn, Edit edit, List<RosterNames.Named> named) {
    for (Relation relation : Relation.values()) {
      JsonArray recipients = new JsonArray();
      named.stream()
          .filter(one -> one.line().relation() == relation)
          .forEach(one -> recipients.add(one.line().recipient()));
      edit.details().put(relation.text(), recipients);
    }
    return entries
        .replace(conn, edit.id(), named, edit.caller().account().id(), edit.now())
        .map(Optional.empty());
  }
}
