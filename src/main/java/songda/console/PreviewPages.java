package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.dispatch.PlannedUnit;
import songda.dispatch.ReleasePreview;

/** 预览: how many messages a release would send, and what one unit would read. */
public final class PreviewPages implements Section {
  private final Gate gate;
  private final Bulletins bulletins;
  private final ReleasePreview preview;

  /** Pages over bulletins. */
  public PreviewPages(Gate gate, Bulletins bulletins, ReleasePreview preview) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.preview = preview;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/bulletins/:id/preview", this::show);
  }

  private Future<Reply> show(Visit visit) {
    return bulletins
        .find(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : preview.plan(found.get()).map(plan -> page(visit, found.get(), plan)));
  }

  private Reply page(Visit visit, Bulletin bulletin, ReleasePreview.Plan plan) {
    Optional<List<PlannedUnit>> served =
        visit.field("unit").isEmpty()
            ? plan.messages().stream().findFirst()
            : plan.messageOf(Visit.number(visit.field("unit"), -1));
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("bulletin", bulletin);
    values.put("plan", plan);
    values.put("served", served.orElse(List.of()));
    values.put("shown", served.flatMap(units -> preview.show(bulletin, units)).orElse(null));
    return Reply.page("console/preview.jte", values);
  }
}
