package songda.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.dispatch.PlannedUnit;
import songda.dispatch.ReleasePreview;

/** What a release would send. */
public final class PreviewOperations implements Operations {
  private final Bulletins bulletins;
  private final ReleasePreview preview;
  private final Replies replies;

  /** The operations on the bulletins of an installation. */
  public PreviewOperations(Bulletins bulletins, ReleasePreview preview, Replies replies) {
    this.bulletins = bulletins;
    this.preview = preview;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("previewBulletin", this::show);
  }

  private void show(RoutingContext ctx) {
    Long unit = Request.number(ctx, "unit_id");
    Future<Optional<JsonObject>> shown =
        bulletins
            .find(Request.id(ctx, "bulletin_id"))
            .compose(
                found ->
                    found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : preview
                            .plan(found.get())
                            .map(plan -> Optional.of(json(found.get(), plan, unit))));
    replies.found(ctx, shown, json -> json);
  }

  private JsonObject json(Bulletin bulletin, ReleasePreview.Plan plan, @Nullable Long unit) {
    Optional<List<PlannedUnit>> served =
        unit == null ? plan.messages().stream().findFirst() : plan.messageOf(unit);
    return new JsonObject()
        .put("units", plan.units().size())
        .put("paper", plan.units().stream().filter(PlannedUnit::paper).count())
        .put("email", plan.messages("email"))
        .put("webhook", plan.messages("webhook"))
        .put("shared", new JsonArray(plan.shared().stream().map(PreviewOperations::names).toList()))
        .put(
            "message",
            served
                .flatMap(units -> preview.show(bulletin, units).map(it -> message(units, it)))
                .orElse(null));
  }

  private static JsonObject message(List<PlannedUnit> units, ReleasePreview.Shown shown) {
    return new JsonObject()
        .put("channel", units.get(0).channel())
        .put("address", units.get(0).hint())
        .put("units", names(units))
        .put("subject", shown.subject())
        .put("text", shown.text());
  }

  private static JsonArray names(List<PlannedUnit> units) {
    return new JsonArray(units.stream().map(PlannedUnit::name).toList());
  }
}
