package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.KeptAnswer;
import songda.answer.Refusal;
import songda.bulletin.BlockText;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.Relation;
import songda.bulletin.RosterLine;
import songda.bulletin.RosterNames;
import songda.bulletin.Rosters;
import songda.directory.Scope;
import songda.directory.Scopes;

/** Operations on lists made by hand, saved scopes, and the block as text. */
public final class RosterOperations implements Operations {
  private final Bulletins bulletins;
  private final Rosters rosters;
  private final Scopes scopes;
  private final Replies replies;

  /** The operations on the lists of an installation. */
  public RosterOperations(Bulletins bulletins, Rosters rosters, Scopes scopes, Replies replies) {
    this.bulletins = bulletins;
    this.rosters = rosters;
    this.scopes = scopes;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "setRoster", this::setRoster,
        "readBlock", this::block,
        "listScopes", this::list,
        "saveScope", this::save,
        "deleteScope", this::delete);
  }

  private void setRoster(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    replies.answer(
        ctx,
        200,
        rosters.setRoster(
            Request.caller(ctx),
            Request.id(ctx, "bulletin_id"),
            body.getInteger("revision"),
            lines(body)),
        BulletinShape::bulletin);
  }

  private static List<RosterLine> lines(JsonObject body) {
    return body.getJsonArray("lines").stream()
        .map(JsonObject.class::cast)
        .map(
            line ->
                new RosterLine(
                    Relation.of(line.getString("relation")),
                    line.getLong("unit_id"),
                    line.getLong("collective_id")))
        .toList();
  }

  private void block(RoutingContext ctx) {
    Long copies = Request.number(ctx, "copies");
    bulletins
        .find(Request.id(ctx, "bulletin_id"))
        .onSuccess(found -> send(ctx, found, copies == null ? null : copies.intValue()))
        .onFailure(ctx::fail);
  }

  private void send(RoutingContext ctx, Optional<Bulletin> found, @Nullable Integer copies) {
    if (found.isEmpty()) {
      replies.refuse(ctx, Refusal.of(404, "api.unknown", ctx.normalizedPath()));
      return;
    }
    Bulletin bulletin = found.get();
    String text = BlockText.of(bulletin, copies == null ? bulletin.meta().copies() : copies).text();
    replies.send(ctx, new KeptAnswer(200, "text/plain; charset=utf-8", Buffer.buffer(text)));
  }

  private void list(RoutingContext ctx) {
    int limit = Request.limit(ctx);
    scopes
        .list(Request.number(ctx, "after"), limit)
        .onSuccess(
            rows ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(rows, limit, RosterOperations::scope, row -> row.id())))
        .onFailure(ctx::fail);
  }

  private void save(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    replies.answer(
        ctx,
        200,
        scopes.save(
            Request.caller(ctx),
            body.getString("name"),
            lines(body),
            body.getBoolean("replace", true)),
        RosterOperations::scope);
  }

  private void delete(RoutingContext ctx) {
    long id = Request.id(ctx, "scope_id");
    replies.answer(
        ctx,
        200,
        scopes.delete(Request.caller(ctx), id),
        name -> new JsonObject().put("id", id).put("name", name));
  }

  private static JsonObject scope(Scope scope) {
    JsonArray lines = BulletinShape.list(scope.lines(), RosterOperations::line);
    return new JsonObject()
        .put("id", scope.id())
        .put("name", scope.name())
        .put("lines", lines)
        .put("changed_at", BulletinShape.text(scope.changedAt()))
        .put("changed_by", scope.changedByName());
  }

  private static JsonObject line(RosterNames.Named named) {
    JsonObject line =
        new JsonObject().put("relation", named.line().relation().text()).put("name", named.name());
    return named.line().unitId() == null
        ? line.put("collective_id", named.line().collectiveId())
        : line.put("unit_id", named.line().unitId());
  }
}
