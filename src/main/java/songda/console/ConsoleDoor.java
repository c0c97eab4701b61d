package songda.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import songda.pages.Assets;

/** The door of the staff's console: {@code /console/**} and {@code /assets/*}. */
public final class ConsoleDoor {
  private final Gate gate;
  private final Assets assets;
  private final List<Section> sections;

  /** A door to some sections. */
  public ConsoleDoor(Gate gate, Assets assets, List<Section> sections) {
    this.gate = gate;
    this.assets = assets;
    this.sections = List.copyOf(sections);
  }

  /** Adds the console's routes and the shared assets. */
  public void mount(Router router) {
    router.get("/assets/:name").handler(this::asset);
    router.route("/console*").failureHandler(gate::failed);
    sections.forEach(section -> section.mount(router));
    router.route("/console/*").handler(http -> http.fail(404));
  }

  private void asset(RoutingContext http) {
    var found = assets.find(http.pathParam("name"));
    if (found.isEmpty()) {
      http.fail(404);
      return;
    }
    Assets.Asset asset = found.get();
    http.response()
        .putHeader("etag", asset.tag())
        .putHeader("x-content-type-options", "nosniff")
        .putHeader(
            "cache-control",
            asset.forever() ? "public, max-age=31536000, immutable" : "public, max-age=60");
    if (asset.tag().equals(http.request().getHeader("if-none-match"))) {
      http.response().setStatusCode(304).end();
    } else {
      http.response().putHeader("content-type", asset.type()).end(asset.bytes());
    }
  }
}
