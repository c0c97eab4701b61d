package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Map;
import songda.delivery.Lanes;

/** 线路: which endpoints do not answer, and trying one again. */
public final class LanePages implements Section {
  private static final String LISTED = "/console/lanes";

  private final Gate gate;
  private final Lanes lanes;

  /** Pages over the lanes. */
  public LanePages(Gate gate, Lanes lanes) {
    this.gate = gate;
    this.lanes = lanes;
  }

  @Override
  public void mount(Router router) {
    gate.read(
        router,
        LISTED,
        visit ->
            lanes.failing().map(found -> Reply.page("console/lanes.jte", Map.of("lanes", found))));
    gate.act(router, LISTED + "/:id/reset", this::reset);
  }

  private Future<Reply> reset(Visit visit) {
    return lanes
        .reset(visit.caller(), visit.id("id"))
        .map(
            answer ->
                answer.fold(done -> Reply.goTo(LISTED), refusal -> visit.refused(refusal, LISTED)));
  }
}
