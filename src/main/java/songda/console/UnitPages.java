package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.directory.Enrolled;
import songda.directory.Enrolment;
import songda.directory.UnitFilter;
import songda.directory.UnitKind;
import songda.directory.UnitLine;
import songda.directory.UnitList;

/** The directory (通讯录): its list, one unit, a new one. */
public final class UnitPages implements Section {
  private final Gate gate;
  private final UnitList list;
  private final UnitView view;
  private final Enrolment enrolment;

  /** Pages over the directory. */
  public UnitPages(Gate gate, UnitList list, UnitView view, Enrolment enrolment) {
    this.gate = gate;
    this.list = list;
    this.view = view;
    this.enrolment = enrolment;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/units", this::list);
    gate.read(
        router,
        "/console/units/new",
        visit -> Future.succeededFuture(form(UnitForm.named(""), Optional.empty())));
    gate.act(router, "/console/units/new", this::enter);
    gate.read(router, "/console/units/:id", visit -> view.page(visit, Optional.empty(), null));
  }

  private Future<Reply> list(Visit visit) {
    UnitKind kind =
        Stream.of(UnitKind.values())
            .filter(one -> one.text().equals(visit.field("kind")))
            .findFirst()
            .orElse(null);
    UnitFilter filter =
        new UnitFilter(visit.optional("q"), kind, visit.field("missing").equals("1"));
    Future<List<UnitLine>> lines =
        list.page(filter, Visit.number(visit.field("after"), 0), Stretch.ASKED);
    return Future.join(lines, list.size())
        .map(all -> page(visit, filter, lines.result(), all.<Long>resultAt(1)));
  }

  private static Reply page(Visit visit, UnitFilter filter, List<UnitLine> lines, long size) {
    Stretch<UnitLine> shown = Stretch.of(lines, UnitLine::id);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("filter", filter);
    values.put("lines", shown.rows());
    values.put("next", shown.next());
    values.put("size", size);
    values.put("edit", UnitView.mayEdit(visit));
    return Reply.page("console/units.jte", values);
  }

  private static Reply form(UnitForm unit, Optional<Refusal> problem) {
    int status = problem.map(Refusal::status).orElse(200);
    return Reply.page(status, "console/unit-new.jte", Map.of("unit", unit, "problem", problem));
  }

  private Future<Reply> enter(Visit visit) {
    UnitForm form = UnitForm.of(visit);
    Optional<Refusal> incomplete = form.incomplete();
    if (incomplete.isPresent()) {
      return Future.succeededFuture(form(form, incomplete));
    }
    return enrolment
        .enrol(visit.caller(), form.unit(""), form.endpoint())
        .map(
            answer -> answer.fold(UnitPages::entered, refusal -> form(form, Optional.of(refusal))));
  }

  private static Reply entered(Enrolled entered) {
    String place = "/console/units/" + entered.unit().id();
    String secret = entered.freshSecret();
    return secret == null
        ? Reply.goTo(place)
        : Reply.page(
            "console/secret.jte",
            Map.of("name", entered.unit().name(), "secret", secret, "next", place));
  }
}
