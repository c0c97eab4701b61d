package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.directory.Scope;
import songda.directory.Scopes;

/** 常用发送范围: what is saved, and what is not needed any more. */
public final class ScopePages implements Section {
  private static final String LISTED = "/console/scopes";

  private final Gate gate;
  private final Scopes scopes;

  /** Pages over the saved scopes. */
  public ScopePages(Gate gate, Scopes scopes) {
    this.gate = gate;
    this.scopes = scopes;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, LISTED, this::list);
    gate.act(router, LISTED + "/:id/delete", this::delete);
  }

  private Future<Reply> list(Visit visit) {
    return scopes
        .list(Visit.number(visit.field("after"), 0), Stretch.ASKED)
        .map(
            found -> {
              Stretch<Scope> shown = Stretch.of(found, Scope::id);
              Map<String, @Nullable Object> values = new HashMap<>();
              values.put("scopes", shown.rows());
              values.put("next", shown.next());
              values.put("edit", UnitView.mayEdit(visit));
              return Reply.page("console/scopes.jte", values);
            });
  }

  private Future<Reply> delete(Visit visit) {
    return scopes
        .delete(visit.caller(), visit.id("id"))
        .map(
            answer ->
                answer.fold(done -> Reply.goTo(LISTED), refusal -> visit.refused(refusal, LISTED)));
  }
}
