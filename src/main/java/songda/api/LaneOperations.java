package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import songda.delivery.LaneLine;
import songda.delivery.Lanes;

/** Operations on the endpoints and the relay that fail. */
public final class LaneOperations implements Operations {
  private final Lanes lanes;
  private final Replies replies;

  /** The operations on the lanes of an installation. */
  public LaneOperations(Lanes lanes, Replies replies) {
    this.lanes = lanes;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("listLanes", this::list, "resetLane", this::reset);
  }

  private void list(RoutingContext ctx) {
    lanes
        .failing()
        .onSuccess(
            found -> {
              JsonArray items = new JsonArray();
              found.forEach(lane -> items.add(shape(lane)));
              replies.json(ctx, 200, new JsonObject().put("items", items));
            })
        .onFailure(ctx::fail);
  }

  private static JsonObject shape(LaneLine lane) {
    return new JsonObject()
        .put("id", lane.id())
        .put("channel", lane.channel())
        .put("address", lane.hint())
        .put("units", lane.units())
        .put("open", lane.open())
        .put("failures", lane.failures())
        .put("until", lane.until() == null ? null : BulletinShape.text(lane.until()))
        .put("reason", lane.reason());
  }

  private void reset(RoutingContext ctx) {
    replies.answer(
        ctx,
        200,
        lanes.reset(Request.caller(ctx), Request.id(ctx, "lane_id")),
        hint -> new JsonObject().put("address", hint));
  }
}
