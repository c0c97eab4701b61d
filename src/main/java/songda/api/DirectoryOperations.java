package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.bulletin.UnitRef;
import songda.directory.Collective;
import songda.directory.Collectives;
import songda.directory.Endpoint;
import songda.directory.Endpoints;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.Unit;
import songda.directory.UnitKind;
import songda.directory.Units;

/** Operations on units, collectives and endpoints. */
public final class DirectoryOperations implements Operations {
  private final Units units;
  private final Collectives collectives;
  private final Endpoints endpoints;
  private final Replies replies;

  /** The operations on the directory of an installation. */
  public DirectoryOperations(
      Units units, Collectives collectives, Endpoints endpoints, Replies replies) {
    this.units = units;
    this.collectives = collectives;
    this.endpoints = endpoints;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "listUnits", this::listUnits,
        "createUnit", this::createUnit,
        "listCollectives", this::listCollectives,
        "mapCollective", this::mapCollective,
        "attachEndpoint", this::attachEndpoint);
  }

  private void listUnits(RoutingContext ctx) {
    int limit = Request.limit(ctx);
    units
        .all(Request.number(ctx, "after"), limit)
        .onSuccess(
            rows ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(rows, limit, DirectoryOperations::unit, row -> row.id())))
        .onFailure(ctx::fail);
  }

  private void createUnit(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    NewUnit unit =
        new NewUnit(
            body.getString("name"),
            Standing.of(body.getString("standing")),
            UnitKind.of(body.getString("kind")),
            body.getLong("parent_id"),
            body.getBoolean("paper", false),
            texts(body.getJsonArray("short_names")),
            texts(body.getJsonArray("former_names")));
    replies.answer(ctx, 201, units.create(Request.caller(ctx), unit), DirectoryOperations::unit);
  }

  private static List<String> texts(@Nullable JsonArray array) {
    return array == null ? List.of() : array.stream().map(String::valueOf).toList();
  }

  private static JsonObject unit(Unit unit) {
    return new JsonObject()
        .put("id", unit.id())
        .put("name", unit.name())
        .put("standing", unit.standing().text())
        .put("kind", unit.kind().text())
        .put("parent_id", unit.parentId())
        .put("paper", unit.paper())
        .put("short_names", new JsonArray(unit.shortNames()))
        .put("former_names", new JsonArray(unit.formerNames()))
        .put("endpoints", BulletinShape.list(unit.endpoints(), DirectoryOperations::endpoint));
  }

  private void listCollectives(RoutingContext ctx) {
    int limit = Request.limit(ctx);
    collectives
        .list(Request.number(ctx, "after"), limit)
        .onSuccess(
            rows ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(
                        rows, limit, DirectoryOperations::collective, row -> row.id())))
        .onFailure(ctx::fail);
  }

  private void mapCollective(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    List<Long> members =
        body.getJsonArray("member_ids").stream().map(id -> ((Number) id).longValue()).toList();
    replies.answer(
        ctx,
        201,
        collectives.map(Request.caller(ctx), body.getString("phrase"), members),
        DirectoryOperations::collective);
  }

  private static JsonObject collective(Collective collective) {
    List<UnitRef> members = collective.members();
    return new JsonObject()
        .put("id", collective.id())
        .put("phrase", collective.phrase())
        .put("members", BulletinShape.list(members, BulletinShape::unit))
        .put("changed_at", BulletinShape.text(collective.changedAt()))
        .put("changed_by", collective.changedByName());
  }

  private void attachEndpoint(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    replies.answer(
        ctx,
        201,
        endpoints.attach(
            Request.caller(ctx),
            body.getLong("unit_id"),
            body.getString("channel"),
            body.getString("address"),
            body.getString("secret"),
            body.getInteger("position", 1)),
        DirectoryOperations::endpoint);
  }

  private static JsonObject endpoint(Endpoint endpoint) {
    return new JsonObject()
        .put("id", endpoint.id())
        .put("channel", endpoint.channel())
        .put("hint", endpoint.hint())
        .put("has_secret", endpoint.hasSecret())
        .put("disabled_at", BulletinShape.text(endpoint.disabledAt()));
  }
}
