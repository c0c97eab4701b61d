package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import songda.bulletin.EntryEdits;
import songda.bulletin.EntryKind;
import songda.bulletin.EntryLine;
import songda.bulletin.Relation;

/** Putting a reading right. */
public final class EntryOperations implements Operations {
  private final EntryEdits edits;
  private final Replies replies;

  /** The operations on the entries of an installation. */
  public EntryOperations(EntryEdits edits, Replies replies) {
    this.edits = edits;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("editEntries", this::edit);
  }

  private void edit(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    List<EntryLine> lines =
        body.getJsonArray("entries").stream()
            .map(JsonObject.class::cast)
            .map(EntryOperations::line)
            .toList();
    replies.answer(
        ctx,
        200,
        edits.replace(
            Request.caller(ctx),
            Request.id(ctx, "bulletin_id"),
            body.getInteger("revision"),
            new EntryEdits.Run(body.getInteger("from"), body.getInteger("to")),
            lines),
        BulletinShape::bulletin);
  }

  private static EntryLine line(JsonObject line) {
    String kind = line.getString("kind");
    return new EntryLine(
        Relation.of(line.getString("relation")),
        line.getString("name").strip(),
        kind == null ? null : EntryKind.of(kind),
        line.getInteger("copies"));
  }
}
